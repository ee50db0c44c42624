import { type Executing } from '../search.js';
import { type UniverseBounds } from '../universe-bounds.js';
import { type LiveVerdicts, type ReplayedLasso } from './live-search.js';

/** A search for runs without end, whatever the type of its module. */
export interface AnyLiveSearch {
  /** The transition system that is searched. */
  readonly model: unknown;
  /** The names of the goals. */
  readonly goals: readonly string[];
  /** What may happen before all faults are over. */
  readonly bounds: UniverseBounds;
  readonly executing: Executing | undefined;
  advance(ms: number): boolean;
  verdicts(): LiveVerdicts;
  replay(name: string, actions: readonly string[], loopFrom: number): ReplayedLasso;
}
