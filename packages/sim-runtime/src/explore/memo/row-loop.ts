import { type Trails } from '../trails.js';
import { type MemoQuestion } from './memo-question.js';
import { type RowList } from './row-list.js';
import { type RowTable } from './row-table.js';
import { type Transitions } from './transitions.js';

/**
 * Why the loop stopped: at the end; before a row of which not everything is known, or one without successors;
 * after one that led to new rows about which a question is open.
 */
export type LoopStop = 'end' | 'unknown' | 'deadlock' | 'open';

/**
 * The part of the search in which it spends its time: rows of which everything is known. Whatever happens
 * seldom is left to the search, so that these functions are compiled early, once, and without it.
 */
export class RowLoop<State, Action> {
  /** Transitions taken. */
  generated = 0;
  /** Actions looked at, the ones that were not enabled included. */
  considered = 0;
  /** Where in the level the latest run stopped. */
  position = 0;
  readonly #table: RowTable;
  readonly #transitions: Transitions<State, Action>;
  readonly #trails: Trails<State, Action>;

  constructor(
    table: RowTable,
    transitions: Transitions<State, Action>,
    trails: Trails<State, Action>,
  ) {
    this.#table = table;
    this.#transitions = transitions;
    this.#trails = trails;
  }

  /**
   * Expands rows of a level in their order.
   *
   * @param index - the number of the first of them among all rows
   * @param following - takes the new rows
   */
  run(
    level: RowList,
    from: number,
    to: number,
    index: number,
    following: RowList,
    questions: readonly MemoQuestion[],
  ): LoopStop {
    const transitions = this.#transitions;
    for (let position = from; position < to; position++) {
      const successors = transitions.gather(level.low(position), level.high(position));
      if (successors < 0 || transitions.enabled === 0) {
        this.position = position;
        return successors < 0 ? 'unknown' : 'deadlock';
      }
      this.generated += transitions.enabled;
      this.considered += transitions.considered;
      if (!this.#add(successors, index + position - from, following, questions)) {
        this.position = position + 1;
        return 'open';
      }
    }
    this.position = to;
    return 'end';
  }

  /** Adds the successors that are new; whether every question has a clean answer about each of them. */
  #add(
    successors: number,
    parent: number,
    following: RowList,
    questions: readonly MemoQuestion[],
  ): boolean {
    const { ordinals, lows, highs, found } = this.#transitions;
    let isClean = true;
    for (let at = 0; at < successors; at++) {
      const low = lows[at] as number;
      const high = highs[at] as number;
      if (!this.#table.add(low, high)) continue;
      const ordinal = ordinals[at] as number;
      found[ordinal] = (found[ordinal] as number) + 1;
      this.#trails.add(parent, ordinal);
      following.push(low, high);
      for (const question of questions) {
        if (question.known(low, high) !== 1) isClean = false;
      }
    }
    return isClean;
  }
}
