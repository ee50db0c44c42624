import { type Observer } from '../kernel/observer.js';

/** Simulated time that a plan can be run in: a `Timeline`, or a simulator with a loop of its own. */
export interface Universe {
  readonly now: number;
  readonly events: number;
  readonly traceHash: number;
  maxEvents: number;
  observer: Observer | undefined;
  /** Processes events for `maxTicks`; returns how many. */
  run(maxTicks: number): number;
  stop(): void;
  /** Gives its memory to the next run. */
  release(): void;
}
