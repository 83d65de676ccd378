export { type Activation, activate, activations } from './activation.ts';
