import { type FaultMenu } from '../faults/fault-menu.js';
import { type Level } from '../faults/level.js';
import { type ModuleType } from './plan.js';

/**
 * The parties that do an operation.
 *
 * @param name - the operation's name
 * @param parties - how many parties there are
 */
export type Performers = (name: string, parties: number) => readonly number[];

/** A configuration of a module, as a plan has it. */
export interface DrawnConfiguration {
  /** How many parties it has. */
  readonly parties: number;
  /** The values that are not those of the default, by name. */
  readonly changes: Readonly<Record<string, unknown>>;
}

/** What a simulation's plans are made of: the space that seeds are points of. */
export interface PlanSpace {
  readonly simulation: string;
  readonly type: ModuleType;
  readonly level: Level;
  readonly parties: { readonly least: number; readonly most: number };
  readonly operations: readonly string[];
  /** The most operations that one plan holds, but for the few that hold 4 or 16 times as many. */
  readonly mostOperations: number;
  /** The parties that do an operation, by its name, where not all do it; absent: all do all. */
  readonly performers?: Performers;
  /** Draws a configuration of the module; absent where it has none. */
  readonly configure?: (seed: number) => DrawnConfiguration;
  /** The names of the values of a configuration; absent where it has none. */
  readonly configuration?: readonly string[];
  /** Whether a run takes so long that shrinking finds rates and times roughly. Default false. */
  readonly areRunsDear?: boolean;
  readonly faults: FaultMenu;
  readonly warmupTicks: number;
  readonly safetyTicks: number;
}
