import { canonical } from '../canonical.js';
import { type CompletedCall } from '../calls.js';
import { type Model, type ModelCall, type ModelResult } from '../models/model.js';

/** The numbers of the states after a call: none if the call is impossible in the state before it. */
export type NextStates = Int32Array;

const NONE: NextStates = new Int32Array(0);

/** What calls of one kind have in common: function, argument, result. */
interface CallKind {
  readonly call: ModelCall;
  readonly result: ModelResult;
  readonly isReadOnly: boolean;
}

/** What a search needs to know of a model: states and kinds of calls are integers. */
export interface Transitions {
  /** The numbers of the states that an object may have after a call. */
  readonly next: (state: number, kind: number) => NextStates;
  /** Whether calls of a kind leave every state as it is. */
  readonly isReadOnly: (kind: number) => boolean;
}

/**
 * The states of a model's objects as integers, and what calls do to them, each asked of the model once.
 */
export class ObjectStates<State> implements Transitions {
  /** The number of the model's initial state. */
  static readonly INITIAL = 0;
  readonly #model: Model<State>;
  readonly #states: State[] = [];
  readonly #numbers = new Map<unknown, number>();
  readonly #kinds: CallKind[] = [];
  readonly #kindNumbers = new Map<string, number>();
  readonly #kindOfCall = new Map<CompletedCall, number>();
  /** By state, then by kind of call. */
  readonly #next: (NextStates | undefined)[][] = [];

  constructor(model: Model<State>) {
    this.#model = model;
    this.#numberOf(model.initial);
  }

  /** The number of a call's kind: calls of one kind do the same in every state. */
  kindOf(completed: CompletedCall): number {
    let kind = this.#kindOfCall.get(completed);
    if (kind === undefined) this.#kindOfCall.set(completed, (kind = this.#findKind(completed)));
    return kind;
  }

  /** Forgets which kinds calls have, so that the calls can be forgotten. */
  forgetCalls(): void {
    this.#kindOfCall.clear();
  }

  #findKind(completed: CompletedCall): number {
    const { f, value, key, process, outcome } = completed;
    const known = outcome === 'ok';
    const apart = this.#model.tellsProcessesApart === true ? process : 0;
    const identity = canonical([f, value, key, apart, known, known ? completed.result : 0]);
    const number = this.#kindNumbers.get(identity);
    if (number !== undefined) return number;
    const call = { f, value, key, process };
    const result: ModelResult = known ? { known, value: completed.result } : { known: false };
    const isReadOnly = this.#model.isReadOnly?.(call) ?? false;
    this.#kindNumbers.set(identity, this.#kinds.length);
    return this.#kinds.push({ call, result, isReadOnly }) - 1;
  }

  /** Whether calls of a kind leave every state as it is. */
  isReadOnly(kind: number): boolean {
    return this.#kinds[kind]?.isReadOnly ?? false;
  }

  /** The numbers of the states that an object may have after a call. */
  next(state: number, kind: number): NextStates {
    const row = this.#next[state] as (NextStates | undefined)[];
    return row[kind] ?? (row[kind] = this.#ask(state, kind));
  }

  /** The state of a number. */
  stateOf(number: number): State {
    return this.#states[number] as State;
  }

  #ask(state: number, kind: number): NextStates {
    const { call, result } = this.#kinds[kind] as CallKind;
    const states = this.#model.step(this.stateOf(state), call, result);
    if (states.length === 0) return NONE;
    return Int32Array.from(new Set(states.map((next) => this.#numberOf(next))));
  }

  #numberOf(state: State): number {
    const isPlain = typeof state === 'number' || typeof state === 'boolean';
    const identity = isPlain ? state : canonical(state);
    const known = this.#numbers.get(identity);
    if (known !== undefined) return known;
    this.#numbers.set(identity, this.#states.length);
    this.#next.push([]);
    return this.#states.push(state) - 1;
  }
}
