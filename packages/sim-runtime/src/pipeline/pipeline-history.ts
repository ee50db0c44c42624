import { type HistoryEvent } from '../history/history-event.js';
import { HistoryLog } from '../history/recording/history-log.js';
import {
  type RequestCall,
  RequestLog,
  type RequestResult,
} from '../history/recording/request-log.js';

/** Which port calls of a stage are calls of a client and their ends. */
export interface PipelineHistory<Event, Effect> {
  /**
   * The call that an effect starts, or an event that is a call and its end at once: the start of the stage reads its
   * checkpoint. `undefined` for none.
   *
   * @param asked - what the stage asks, or what happens to it
   */
  readonly call: (asked: Effect | Event) => RequestCall | undefined;
  /**
   * The end of a call that an event stands for; `undefined` for none.
   *
   * @param event - what happens to the stage
   */
  readonly result: (event: Event) => RequestResult | undefined;
}

/** Notes the calls of a stage. Each of its lives is a client: a call whose answer a crash loses stays open. */
export class StageCalls<Event, Effect> {
  readonly #log: HistoryLog;
  readonly #requests: RequestLog<Effect | Event, Event>;

  /**
   * @param history - which effects and events are calls and their ends
   * @param now - simulated time, in ticks
   */
  constructor(history: PipelineHistory<Event, Effect>, now: () => number) {
    this.#log = new HistoryLog(now);
    this.#requests = new RequestLog(this.#log, history);
  }

  /** The calls so far. */
  get events(): readonly HistoryEvent[] {
    return this.#log.events;
  }

  /** The stage asks something. `start` counts its lives, from 1. */
  asked(start: number, effect: Effect): void {
    this.#requests.sent(`stage-${start}`, effect);
  }

  /** Something happens to the stage. */
  heard(start: number, event: Event): void {
    const client = `stage-${start}`;
    this.#requests.sent(client, event);
    this.#requests.received(client, event);
  }
}
