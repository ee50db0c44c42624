import { combine } from '../kernel/keyed-hash.js';
import { seenOf } from '../kernel/sight/known-as.js';
import { abstraction } from './abstraction.js';
import { type PartyState } from './contents.js';

/** What a run reached: fingerprints of kinds of states and of steps between them, as unsigned integers of 32 bits. */
export interface Reached {
  /** The kinds of states. */
  readonly states: readonly number[];
  /** The steps from one kind of state to another. */
  readonly transitions: readonly number[];
}

/**
 * The kind of a state.
 *
 * @param party - whose it is; -1 for a coordinator
 */
export type Abstract = (state: unknown, party: number) => number;

/** Notes which kinds of states the parties of a run reach, and by which steps. */
export class ReachedStates {
  readonly #states = new Set<number>();
  readonly #transitions = new Set<number>();
  /** The state of each party, -1 for a coordinator, as it was noted last. */
  readonly #last = new Map<number, { readonly state: unknown; readonly kind: number }>();
  readonly #abstract: Abstract;

  /** @param abstract - the kind of a state, as its author has it; absent for that of its view or fields */
  constructor(abstract: Abstract | undefined) {
    this.#abstract = abstract ?? ((state) => abstraction(seenOf(state)));
  }

  /**
   * @param states - those that an event may have changed
   * @param areValues - whether a state that is the same object as before is the same state
   */
  note(states: readonly PartyState[], areValues: boolean): void {
    for (const { party = -1, state } of states) {
      const last = this.#last.get(party);
      if (areValues && last !== undefined && last.state === state) continue;
      const kind = this.#abstract(state, party);
      this.#last.set(party, { state, kind });
      if (last?.kind === kind) continue;
      this.#states.add(combine(kind, party < 0 ? 1 : 0) >>> 0);
      if (last !== undefined) this.#transitions.add(combine(last.kind, kind) >>> 0);
    }
  }

  /** What was reached so far. */
  list(): Reached {
    return { states: [...this.#states], transitions: [...this.#transitions] };
  }
}
