export type { Objective } from './objective.ts';
