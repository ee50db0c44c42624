import { FAULT_KINDS, type FaultKind } from '../faults/fault-kind.js';
import { type StruckStates } from '../run/struck-states.js';
import { addFirsts, addReached, type FirstReached, lowestFirsts } from './first-reached.js';

/** The states of the module in which one fault struck, over the runs of a sweep that were looked at. */
export interface StrikeGround {
  /** The fault. */
  readonly fault: FaultKind;
  /** How often it struck in these runs: 1 or more. */
  readonly strikes: number;
  /** How many of these strikes found the module in its initial state. */
  readonly initial: number;
  /** The kinds of states in which it found the module: those of the lowest seeds, where there are very many. */
  readonly states: readonly FirstReached[];
}

/** So many kinds of states are kept of a fault. */
export const MOST_STRUCK = 1_000;

/** Adds up the strikes of runs. The sum is the same in whatever order they are added. */
export class StrikeSum {
  readonly #faults = new Map<FaultKind, SumOfFault>();

  /** @param struck - those of runs that the sum does not hold yet */
  add(struck: readonly StrikeGround[]): void {
    for (const { fault, strikes, initial, states } of struck) {
      addFirsts(this.#count(fault, strikes, initial), states);
    }
  }

  /** @param struck - those of the run of `seed`, which the sum does not hold yet */
  addRun(seed: number, struck: readonly StruckStates[]): void {
    for (const { fault, strikes, initial, states } of struck) {
      addReached(this.#count(fault, strikes, initial), states, seed);
    }
  }

  /** Counts strikes: returns the states in which the fault struck, to be added to. */
  #count(fault: FaultKind, strikes: number, initial: number): Map<number, number> {
    let sum = this.#faults.get(fault);
    if (sum === undefined) {
      sum = { strikes: 0, initial: 0, states: new Map() };
      this.#faults.set(fault, sum);
    }
    sum.strikes += strikes;
    sum.initial += initial;
    return sum.states;
  }

  /** The sum, in the order of the faults' table. */
  total(): readonly StrikeGround[] {
    return FAULT_KINDS.flatMap((fault) => {
      const sum = this.#faults.get(fault);
      return sum === undefined
        ? []
        : [{ fault, ...sum, states: lowestFirsts(sum.states, MOST_STRUCK) }];
    });
  }
}

interface SumOfFault {
  strikes: number;
  initial: number;
  readonly states: Map<number, number>;
}
