import { type Level } from '../faults/level.js';

/** What happens to the inputs and effects of a coordination module. Rates are parts per million. */
export interface FaultConfig {
  /** How many inputs are lost on their way to the coordinator: 0 to 1,000,000. */
  readonly requestDropPpm: number;
  /** How many effects are lost on their way to an actor, after the state has changed. */
  readonly effectDropPpm: number;
  /** How many inputs arrive twice. */
  readonly duplicatePpm: number;
  /** How many inputs the module's mutator falsifies on their way. */
  readonly byzantinePpm: number;
  /** An input or effect takes 1 tick and up to this many more. */
  readonly maxDelayTicks: number;
  /** How many inputs have their actor pause just before it sends them, for up to `pauseTicks`. */
  readonly pausePpm: number;
  /** The longest such pause. */
  readonly pauseTicks: number;
  /**
   * How often the coordinator's clock jumps to where the next lease runs out, in ticks; 0 is never.
   */
  readonly expireLeaseAfter: number;
}

export const NO_FAULTS: FaultConfig = {
  requestDropPpm: 0,
  effectDropPpm: 0,
  duplicatePpm: 0,
  byzantinePpm: 0,
  maxDelayTicks: 0,
  pausePpm: 0,
  pauseTicks: 0,
  expireLeaseAfter: 0,
};

const STORMY: FaultConfig = {
  requestDropPpm: 150_000,
  effectDropPpm: 150_000,
  duplicatePpm: 50_000,
  byzantinePpm: 0,
  maxDelayTicks: 20,
  pausePpm: 50_000,
  pauseTicks: 200,
  expireLeaseAfter: 300,
};

/**
 * The fault rates of a level, each the middle of its range, for a `SimHarness` used on its own. A sweep
 * draws intensities of its own for each seed.
 *
 * @param level - the fault level
 */
export function faultConfigFor(level: Level): FaultConfig {
  switch (level) {
    case 'sunny':
      return NO_FAULTS;
    case 'stormy':
      return STORMY;
    case 'radioactive':
      return {
        ...STORMY,
        requestDropPpm: 300_000,
        effectDropPpm: 300_000,
        byzantinePpm: 20_000,
        expireLeaseAfter: 100,
      };
  }
}
