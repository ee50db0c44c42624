import { combine } from '../kernel/keyed-hash.js';
import { seenOf } from '../kernel/sight/known-as.js';
import { type VisitFault } from '../faults/fault-counter.js';
import { abstraction } from './abstraction.js';
import { type PartyState } from './contents.js';
import { type NumberSeen, NumbersSeen } from './numbers-seen.js';
import { StatesOfStrikes, type StruckStates } from './struck-states.js';

/** What a run reached: fingerprints of kinds of states and of steps between them, as unsigned integers of 32 bits. */
export interface Reached {
  /** The kinds of states. */
  readonly states: readonly number[];
  /** The steps from one kind of state to another. */
  readonly transitions: readonly number[];
  /** The states of the module in which each fault struck, in the order of the faults' table. */
  readonly struck: readonly StruckStates[];
  /** The numbers and sizes in them; absent where their author says what a kind of state is. */
  readonly numbers?: readonly NumberSeen[];
}

/**
 * The kind of a state.
 *
 * @param party - whose it is; -1 for a coordinator
 */
export type Abstract = (state: unknown, party: number) => number;

/** Notes which kinds of states the parties of a run reach, by which steps, and in which of them faults strike. */
export class ReachedStates {
  readonly #states = new Set<number>();
  readonly #transitions = new Set<number>();
  /** The state of each party, -1 for a coordinator, as it was noted last. */
  readonly #last = new Map<number, { readonly state: unknown; readonly kind: number }>();
  readonly #strikes = new StatesOfStrikes();
  readonly #strike: VisitFault = (kind, count) => this.#strikes.note(kind, count);
  readonly #visitFaults: (visit: VisitFault) => void;
  readonly #numbers: NumbersSeen | undefined;
  readonly #abstract: Abstract;

  /**
   * @param abstract - the kind of a state, as its author has it; absent for that of its view or fields
   * @param visitFaults - calls a function with faults and the number of times so far, where one has happened since the
   *   last call
   */
  constructor(abstract: Abstract | undefined, visitFaults: (visit: VisitFault) => void) {
    this.#numbers = abstract === undefined ? new NumbersSeen() : undefined;
    this.#visitFaults = visitFaults;
    this.#abstract = abstract ?? ((state) => abstraction(seenOf(state)));
  }

  /** @param states - the initial states of the parties, which are no states that were reached */
  begin(states: readonly PartyState[]): void {
    for (const { party = -1, state } of states) {
      this.#strikes.take(party, this.#abstract(state, party));
    }
    this.#strikes.begin();
  }

  /**
   * @param states - those that an event may have changed
   * @param areValues - whether a state that is the same object as before is the same state
   */
  note(states: readonly PartyState[], areValues: boolean): void {
    this.#visitFaults(this.#strike);
    for (const { party = -1, state } of states) {
      const last = this.#last.get(party);
      if (areValues && last !== undefined && last.state === state) continue;
      const kind = this.#abstract(state, party);
      this.#last.set(party, { state, kind });
      this.#strikes.take(party, kind);
      if (last?.kind === kind) continue;
      // States of one kind have the same zeros and ones.
      this.#numbers?.note(seenOf(state), party < 0 ? 'state.' : '');
      this.#states.add(combine(kind, party < 0 ? 1 : 0) >>> 0);
      if (last !== undefined) this.#transitions.add(combine(last.kind, kind) >>> 0);
    }
  }

  /** What the run reached. */
  list(): Reached {
    // Faults may strike after the last event.
    this.#visitFaults(this.#strike);
    const numbers = this.#numbers?.list();
    return {
      states: [...this.#states],
      transitions: [...this.#transitions],
      struck: this.#strikes.list(),
      ...(numbers && { numbers }),
    };
  }
}
