import { type LogicalTime } from '../contracts/logical-time.js';

/** An effect, as the harness saw it. */
export interface LoggedEffect<Effect> {
  /** When the input was applied that had it, in ticks of the simulation. */
  readonly at: LogicalTime;
  /** Which state machine had it: a number from 0. */
  readonly instance: number;
  /** The effect itself, whether or not it arrived. */
  readonly effect: Effect;
  /** Whether it was lost on its way. */
  readonly dropped: boolean;
}

/** Every effect of a run, for tests to look at. It grows, so long runs do without. */
export class EffectsLog<Effect> {
  readonly entries: LoggedEffect<Effect>[] = [];
  readonly #keep: boolean;

  constructor(keep: boolean) {
    this.#keep = keep;
  }

  add(entry: LoggedEffect<Effect>): void {
    if (this.#keep) this.entries.push(entry);
  }
}
