import { type FaultMenu } from '../faults/fault-menu.js';
import { type Level } from '../faults/level.js';
import { type ModuleType } from './plan.js';

/** What a simulation's plans are made of: the space that seeds are points of. */
export interface PlanSpace {
  readonly simulation: string;
  readonly type: ModuleType;
  readonly level: Level;
  readonly parties: { readonly least: number; readonly most: number };
  readonly operations: readonly string[];
  /** The most operations that one plan holds. */
  readonly mostOperations: number;
  readonly faults: FaultMenu;
  readonly warmupTicks: number;
  readonly safetyTicks: number;
}
