import { type HistoryEvent, type HistoryEventType, type ObjectKey } from '../history-event.js';

/** A call that was started and has not ended. Exactly one of its methods may be called, once. */
export interface OpenCall {
  /**
   * The call returned.
   *
   * @param value - what it returned
   * @throws Error if the call has ended
   */
  ok(value?: unknown): void;
  /**
   * The call took no effect, and will take none.
   *
   * @throws Error if the call has ended
   */
  fail(): void;
  /**
   * The client gave up, and does not know the outcome.
   *
   * @throws Error if the call has ended
   */
  info(): void;
}

/** Notes the calls of a client. */
export interface ClientHistory {
  /**
   * A call starts. One that never ends counts as `info`, such as one whose node crashed.
   *
   * @param f - the function, as the model names it
   * @param value - the argument
   * @param key - the object that the call is about, where there are several
   */
  invoke(f: string, value?: unknown, key?: ObjectKey): OpenCall;
}

/** The clients of a run, one for each party, made when they are first asked for. */
export class ClientHistories {
  readonly #log: HistoryLog;
  readonly #clients: ClientHistory[] = [];

  constructor(log: HistoryLog) {
    this.#log = log;
  }

  /** The history of the client of a party, `client-0` for party 0. */
  of(party: number): ClientHistory {
    return (this.#clients[party] ??= this.#log.client(`client-${party}`));
  }
}

/** A process of a client: free, under way, or lost after `info`. */
type ProcessState = 'free' | 'busy' | 'lost';

/** How a history is kept. */
export interface HistoryLogOptions {
  /** Takes the events. Default: they are added to `events`. */
  readonly keep?: (event: HistoryEvent) => void;
  /** Processes with calls that were open before. */
  readonly lost?: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/** The history of a run, while it is recorded. */
export class HistoryLog {
  /** The events so far. */
  readonly events: HistoryEvent[] = [];
  readonly #now: () => number;
  readonly #keep: (event: HistoryEvent) => void;
  readonly #lost: ReadonlySet<string>;
  readonly #processes = new Map<string, ProcessState[]>();

  /**
   * @param now - simulated time, in ticks
   * @param options - where events go instead of `events`, and processes that must not be used again
   */
  constructor(now: () => number, options: HistoryLogOptions = {}) {
    const { keep = (event) => void this.events.push(event), lost = NONE } = options;
    this.#now = now;
    this.#keep = keep;
    this.#lost = lost;
  }

  /**
   * The history of one client. Its calls may overlap: each that starts while others are open is of a process of
   * its own, as `client-0.1`.
   *
   * @param name - the client's name
   */
  client(name: string): ClientHistory {
    return { invoke: (f, value, key) => this.invoke(name, f, value, key) };
  }

  /** A call of a client starts. */
  invoke(client: string, f: string, value: unknown, key: ObjectKey | undefined): OpenCall {
    const processes = this.#processesOf(client);
    const free = processes.indexOf('free');
    let index = free === -1 ? processes.length : free;
    while (this.#lost.has(nameOf(client, index))) processes[index++] = 'lost';
    processes[index] = 'busy';
    const process = nameOf(client, index);
    const add = (type: HistoryEventType, given: unknown) => {
      const event = { process, type, f, value: given, at: this.#now() };
      this.#keep(key === undefined ? event : { ...event, key });
    };
    add('invoke', value);
    let isOpen = true;
    const end = (type: Exclude<HistoryEventType, 'invoke'>, given?: unknown) => {
      if (!isOpen) throw new Error(`The call "${f}" of ${process} has ended already.`);
      isOpen = false;
      processes[index] = type === 'info' ? 'lost' : 'free';
      add(type, given);
    };
    return { ok: (given) => end('ok', given), fail: () => end('fail'), info: () => end('info') };
  }

  #processesOf(client: string): ProcessState[] {
    const known = this.#processes.get(client);
    if (known !== undefined) return known;
    const fresh: ProcessState[] = [];
    this.#processes.set(client, fresh);
    return fresh;
  }
}

function nameOf(client: string, index: number): string {
  return index === 0 ? client : `${client}.${index}`;
}
