import { FAULT_KINDS, type FaultKind } from '../faults/fault-kind.js';
import { combine } from '../kernel/keyed-hash.js';

/** The states of the module in which one fault struck. */
export interface StruckStates {
  /** The fault. */
  readonly fault: FaultKind;
  /** How often it struck: 1 or more. */
  readonly strikes: number;
  /** How many of these strikes found the module in its initial state. */
  readonly initial: number;
  /** Fingerprints of the kinds of states in which it found the module, as unsigned integers of 32 bits. */
  readonly states: readonly number[];
}

interface Struck {
  strikes: number;
  initial: number;
  readonly states: Set<number>;
}

/**
 * Notes in which states of the module the faults of a run strike: in those that the event at which a fault strikes has
 * found. The state of a module is the kinds of states of all its parties, whichever party has which.
 */
export class StatesOfStrikes {
  readonly #kinds = new Map<number, number>();
  readonly #struck = new Map<FaultKind, Struck>();
  #state = 0;
  #initial = 0;

  /** Takes what is known of the module now for its initial state. */
  begin(): void {
    this.#initial = this.#state;
  }

  /**
   * The kind of a party's state from now on.
   *
   * @param party - whose it is; -1 for a coordinator
   */
  take(party: number, kind: number): void {
    const old = this.#kinds.get(party);
    if (old === kind) return;
    this.#kinds.set(party, kind);
    // A sum does not say which party has which state, so that parties of one kind can stand in for each other.
    this.#state =
      (this.#state - (old === undefined ? 0 : ofParty(party, old)) + ofParty(party, kind)) | 0;
  }

  /**
   * Notes that a fault has struck, where it has since the last call.
   *
   * @param count - how often it has happened so far
   */
  note(fault: FaultKind, count: number): void {
    if (count === 0) return;
    let struck = this.#struck.get(fault);
    if (struck === undefined) {
      struck = { strikes: 0, initial: 0, states: new Set() };
      this.#struck.set(fault, struck);
    }
    if (struck.strikes === count) return;
    if (this.#state === this.#initial) struck.initial += count - struck.strikes;
    struck.strikes = count;
    struck.states.add(this.#state >>> 0);
  }

  /** What was noted so far, in the order of the faults' table. */
  list(): readonly StruckStates[] {
    return FAULT_KINDS.flatMap((fault) => {
      const struck = this.#struck.get(fault);
      return struck === undefined ? [] : [{ fault, ...struck, states: [...struck.states] }];
    });
  }
}

function ofParty(party: number, kind: number): number {
  return combine(kind, party < 0 ? 1 : 0);
}
