import { type ObjectKey } from '../history-event.js';
import { type HistoryLog, type OpenCall } from './history-log.js';

/** The call that a request stands for. */
export interface RequestCall {
  /**
   * The request's identity. A request to the same function that is sent again with the same identity is the same
   * call, whatever its argument: a service that answers once for each identity carries out one of them.
   */
  readonly id: number | string;
  /** The function, as the model names it. */
  readonly f: string;
  /** The argument. */
  readonly value?: unknown;
  /** The object that the call is about, where there are several. */
  readonly key?: ObjectKey;
}

/** The end of a call that an answer stands for. */
export interface RequestResult {
  /** The identity of the request that is answered. */
  readonly id: number | string;
  /**
   * The function that is answered: an answer to another than was asked ends nothing. Default: the one that was asked
   * under this identity, if it is only one.
   */
  readonly f?: string;
  /** How the call ended. */
  readonly type: 'ok' | 'fail' | 'info';
  /** What was returned. */
  readonly value?: unknown;
}

/** Which requests and answers are calls of clients and their ends. */
export interface RequestHistory<Input, Effect> {
  /**
   * The call that an input stands for; `undefined` for none.
   *
   * @param input - what an actor sends
   */
  readonly call: (input: Input) => RequestCall | undefined;
  /**
   * The end of a call that an effect stands for; `undefined` for none.
   *
   * @param effect - what reached the actor
   */
  readonly result: (effect: Effect) => RequestResult | undefined;
}

/** Pairs requests of clients with the answers that reach them. */
export class RequestLog<Input, Effect> {
  readonly #log: HistoryLog;
  readonly #accessors: RequestHistory<Input, Effect>;
  /** By client and identity, then by function: the call, until it has ended. */
  readonly #calls = new Map<string, Map<string, OpenCall | undefined>>();

  constructor(log: HistoryLog, accessors: RequestHistory<Input, Effect>) {
    this.#log = log;
    this.#accessors = accessors;
  }

  /** A client sends a request. One that it has sent before starts no call, be it answered or not. */
  sent(client: string, input: Input): void {
    const call = this.#accessors.call(input);
    if (call === undefined) return;
    const { id, f, value, key } = call;
    const identity = `${client}/${id}`;
    let byFunction = this.#calls.get(identity);
    if (byFunction === undefined) this.#calls.set(identity, (byFunction = new Map()));
    if (!byFunction.has(f)) byFunction.set(f, this.#log.invoke(client, f, value, key));
  }

  /** An answer reaches a client. */
  received(client: string, effect: Effect): void {
    const result = this.#accessors.result(effect);
    if (result === undefined) return;
    const byFunction = this.#calls.get(`${client}/${result.id}`);
    if (byFunction === undefined) return;
    const [only, another] = byFunction.keys();
    const f = result.f ?? (another === undefined ? only : undefined);
    const open = f === undefined ? undefined : byFunction.get(f);
    if (f === undefined || open === undefined) return;
    byFunction.set(f, undefined);
    if (result.type === 'ok') open.ok(result.value);
    else open[result.type]();
  }
}
