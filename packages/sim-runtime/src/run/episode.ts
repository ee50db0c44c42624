import { RandomStream } from '../kernel/random-stream.js';
import { type Timeline } from '../kernel/timeline.js';
import { type PlannedFault } from '../plan/plan.js';
import { type Tape } from './tape.js';

/** Where and when planned faults happen, and who is told. */
export interface EpisodeStage {
  readonly timeline: Timeline;
  /** No episode goes on after this. */
  readonly healAt: number;
  readonly tape: Tape | undefined;
}

/** A planned fault as it happens: what it draws, when its parts are due, and what the trace says of it. */
export class Episode {
  readonly fault: PlannedFault;
  readonly random: RandomStream;
  readonly #stage: EpisodeStage;

  constructor(fault: PlannedFault, stage: EpisodeStage) {
    this.fault = fault;
    this.random = new RandomStream(fault.salt);
    this.#stage = stage;
  }

  /** Schedules a fault, unless it lies beyond the end of all faults. */
  static schedule(
    fault: PlannedFault,
    stage: EpisodeStage,
    strike: (episode: Episode) => void,
  ): void {
    if (fault.at >= stage.healAt) return;
    stage.timeline.schedule(fault.at, () => strike(new Episode(fault, stage)));
  }

  /** Puts the episode's beginning, or one of its parts, into the trace. */
  say(sentence: string, party?: number): void {
    this.#record('fault', sentence, party);
  }

  /** Does something `ticks` from now, unless all faults have ended by then. */
  later(ticks: number, action: () => void): void {
    const { timeline, healAt } = this.#stage;
    const at = timeline.now + ticks;
    if (at < healAt) timeline.schedule(at, action);
  }

  /**
   * Ends something `ticks` from now, unless all faults have ended by then, and says so.
   *
   * @param end - gives `false` where something else keeps it from being well
   */
  endAfter(ticks: number, end: () => unknown, sentence: string, party?: number): void {
    this.later(ticks, () => {
      if (end() !== false) this.#record('recovery', sentence, party);
    });
  }

  #record(kind: 'fault' | 'recovery', sentence: string, party: number | undefined): void {
    const { timeline, tape } = this.#stage;
    const base = { at: timeline.now, kind, fault: this.fault.kind, sentence };
    tape?.note(party === undefined ? base : { ...base, party });
  }
}
