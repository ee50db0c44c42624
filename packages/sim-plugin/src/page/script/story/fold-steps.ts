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
 * @param opened - the first hidden steps of folds that are to stay open
 */
export function foldSteps(rows: readonly Row[], opened: ReadonlySet<number>): readonly Row[] {
  const end = Math.max(0, rows.length - LAST_ROWS);
  const folded: Row[] = [];
  let next = 0;
  for (const { first, length, times } of foldRounds(rows.slice(0, end).map(keyOf))) {
    const hidden = rows.slice(first + length, first + length * times);
    const [begin] = hidden;
    if (begin === undefined || opened.has(begin.index)) continue;
    folded.push(...rows.slice(next, first + length), foldRow(begin, hidden, length, times - 1));
    next = first + length * times;
  }
  return [...folded, ...rows.slice(next)];
}

/** Rounds differ in their numbers: versions, counters, times. */
function keyOf({ step, outcome, notes }: Row): string | undefined {
  if (TOLD.has(step.kind)) return undefined;
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
  const text = [foldWords(fold), ...hidden.map((row) => row.text)].join(' ').toLowerCase();
  return { index: begin.index, step: begin.step, sent: [], notes: [], outcome: '', text, fold };
}
