import { foldRounds } from '@gossip/sim-runtime/sim';
import { type Fold, foldWords, type Row } from './row.js';

/** So many rows before the end are always shown: there the violation is. */
const LAST_ROWS = 8;

/** Kinds of steps that are never folded, because the story is about them. */
const TOLD = new Set(['phase', 'operation', 'fault', 'recovery', 'violation']);

/**
 * Puts one row in the place of rounds that repeat the rows before them.
 *
 * @param rows - the rows in their order, idle steps left out or not
 * @param keys - what the rows are compared by
 * @param opened - the first hidden steps of folds that are to stay open
 */
export function foldSteps(
  rows: readonly Row[],
  keys: RoundKeys,
  opened: ReadonlySet<number>,
): readonly Row[] {
  const end = Math.max(0, rows.length - LAST_ROWS);
  const folded: Row[] = [];
  let next = 0;
  for (const { first, length, times } of foldRounds(
    rows.slice(0, end).map((row) => keys.of(row)),
  )) {
    const hidden = rows.slice(first + length, first + length * times);
    const [begin] = hidden;
    if (begin === undefined || opened.has(begin.index)) continue;
    folded.push(...rows.slice(next, first + length), foldRow(begin, hidden, length, times - 1));
    next = first + length * times;
  }
  return [...folded, ...rows.slice(next)];
}

/** What rows are compared by, a number for the same words: each made once, and compared many times. */
export class RoundKeys {
  readonly #known = new Map<string, number>();
  readonly #keys: (number | undefined)[] = [];

  /** The key of a row; `undefined` for one that is never folded. */
  of(row: Row): number | undefined {
    if (TOLD.has(row.step.kind)) return undefined;
    return (this.#keys[row.index] ??= this.#numberOf(keyOf(row)));
  }

  #numberOf(words: string): number {
    const known = this.#known.get(words) ?? this.#known.size;
    this.#known.set(words, known);
    return known;
  }
}

/** Rounds differ in their numbers: versions, counters, times. */
function keyOf({ step, outcome, notes }: Row): string {
  return `${step.kind} ${step.lane} ${step.what} ${outcome} ${notes.join()}`.replaceAll(
    /(?<![\w-])\d+/g,
    '#',
  );
}

function foldRow(begin: Row, hidden: readonly Row[], length: number, times: number): Row {
  const last = hidden.at(-1) ?? begin;
  const fold: Fold = {
    length,
    times,
    until: last.step.at,
    last: last.index,
    hides: last.index - begin.index + 1,
  };
  return {
    index: begin.index,
    step: begin.step,
    sent: [],
    notes: [],
    outcome: '',
    fold,
    /** So that a search finds what is hidden. */
    get text() {
      return [foldWords(fold), ...hidden.map((row) => row.text)].join(' ').toLowerCase();
    },
  };
}
