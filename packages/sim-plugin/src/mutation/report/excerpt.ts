import type { ParsedSource } from '../../review/source/parse-source.js';
import { LineIndex, type Position } from '../../review/source/line-index.js';
import type { Mutant } from '../operators/mutant.js';

/** A mutant's lines as they are and as the mutant has them. */
export interface Excerpt {
  readonly position: Position;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The most lines that are shown: a block that is emptied may be long. */
const MOST_LINES = 5;

/** The lines that a mutant changes, before and after. */
export function excerptOf({ text }: ParsedSource, mutant: Mutant): Excerpt {
  return { position: new LineIndex(text).at(mutant.start), ...changedLines(text, mutant) };
}

/** The lines of a text in which a part is replaced, before and after. */
export function changedLines(
  text: string,
  { start, end, replacement }: Pick<Mutant, 'start' | 'end' | 'replacement'>,
): Pick<Excerpt, 'before' | 'after'> {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const to = next < 0 ? text.length : next;
  const changed = text.slice(from, start) + replacement + text.slice(end, to);
  return { before: linesOf(text.slice(from, to)), after: linesOf(changed) };
}

function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const indents = lines.map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...indents, Number.MAX_SAFE_INTEGER);
  const shown = lines.map((line) => line.slice(indent).trimEnd());
  return shown.length <= MOST_LINES
    ? shown
    : [...shown.slice(0, MOST_LINES - 2), '…', ...shown.slice(-1)];
}
