import type { AnyModel } from '@fishergrad/models';
import type { Tissue } from '../../study.ts';
import type { ReadNoise } from '../noiseSchema.ts';
import type { Samples } from '../protocolBlock.ts';
import type { ReadRoles } from '../rolesBlock.ts';
import type { Source } from '../source.ts';

/** The study that a design belongs to, as far as it could be read. */
export interface Asked {
  readonly source: Source;
  readonly model: AnyModel;
  readonly samples: Samples | undefined;
  readonly noise: ReadNoise | undefined;
  readonly roles: ReadRoles | undefined;
  readonly tissues: readonly Tissue[] | undefined;
  /** Setting → the unit it is written in in the protocol. */
  readonly symbols: Readonly<Record<string, string>>;
  /** Names of the constants of its formula. */
  readonly constants: readonly string[];
}
