import { RandomStream } from '../kernel/random-stream.js';
import { type Timeline } from '../kernel/timeline.js';
import { type PlannedFault } from '../plan/plan.js';
import { type Struck } from '../run/struck.js';
import { type FaultFacts, type FaultStage } from '../trace/fault-facts.js';
import { type TraceSink } from '../trace/trace-sink.js';

/** Where and when planned faults strike, and the trace that they are written to. */
export interface FaultSchedule {
  readonly timeline: Timeline;
  /** No timed fault goes on after this. */
  readonly healAt: number;
  readonly traceSink: TraceSink | undefined;
  /** Learns each fault that strikes at an event. */
  readonly struck?: Struck | undefined;
}

type Facts = Omit<FaultFacts, 'fault'>;
type What = { readonly kind: 'fault'; readonly stage: FaultStage } | { readonly kind: 'recovery' };

/** A planned fault while it happens: its random draws, its scheduled parts, its entries in the trace. */
export class TimedFault {
  readonly planned: PlannedFault;
  readonly random: RandomStream;
  readonly #schedule: FaultSchedule;

  constructor(planned: PlannedFault, schedule: FaultSchedule) {
    this.planned = planned;
    this.random = new RandomStream(planned.salt);
    this.#schedule = schedule;
  }

  /** Records that faults are to come, each of which is recorded when it strikes. */
  announce(facts: Facts): void {
    this.#record({ kind: 'fault', stage: 'announced' }, facts);
  }

  /** Records that it strikes. */
  strike(facts: Facts): void {
    if (this.#schedule.traceSink === undefined) return;
    const { event } = this.planned;
    const at = event === undefined ? {} : { moment: event.moment };
    this.#record({ kind: 'fault', stage: 'struck' }, { ...facts, ...at });
  }

  /** Does something `ticks` from now, unless all faults have ended by then. */
  later(ticks: number, action: () => void): void {
    const { timeline, healAt } = this.#schedule;
    const at = timeline.now + ticks;
    if (at < healAt) timeline.schedule(at, action);
  }

  /**
   * Ends something `ticks` from now, unless all faults have ended by then, and records it.
   *
   * @param end - gives `false` where another fault keeps up the condition
   */
  endAfter(ticks: number, end: () => unknown, facts: Facts): void {
    this.later(ticks, () => {
      if (end() !== false) this.#record({ kind: 'recovery' }, facts);
    });
  }

  #record(what: What, facts: Facts): void {
    const { timeline, traceSink } = this.#schedule;
    if (traceSink === undefined) return;
    traceSink.note({ at: timeline.now, ...what, fault: this.planned.kind, ...facts });
  }
}
