import { foldRounds } from './fold-rounds.js';
import { printable } from './printable.js';
import { formatLine, type StoryLine } from './story-line.js';

/** So many lines before the end are always shown: there the violation is. */
const LAST_LINES = 8;
/** Beyond so many lines, what lies between operations and faults is cut. */
const MOST_LINES = 40;
/** What stays of a stretch that is cut: so many lines at its beginning and at its end. */
const EDGE_LINES = 2;

/** A part of a story: lines, or words in the place of some. */
type Part = StoryLine | { readonly words: string; readonly hides: number };

/**
 * A story without its repetitions: rounds that repeat are one line, and where it is still long, what
 * happens between operations, faults and recoveries is cut. Those three are always there.
 */
export function abridgeStory(lines: readonly StoryLine[]): readonly string[] {
  const end = Math.max(0, lines.length - LAST_LINES);
  const parts: readonly Part[] = [...fold(lines.slice(0, end)), ...lines.slice(end)];
  const short =
    parts.length <= MOST_LINES
      ? parts
      : [...cut(parts.slice(0, -LAST_LINES)), ...parts.slice(-LAST_LINES)];
  return short.map((part) => ('words' in part ? printable(part.words) : formatLine(part)));
}

function fold(lines: readonly StoryLine[]): readonly Part[] {
  const parts: Part[] = [];
  let next = 0;
  for (const { first, length, times } of foldRounds(lines.map(({ round }) => round))) {
    const after = first + length * times;
    const round = lines.slice(first, first + length);
    parts.push(...lines.slice(next, first), ...round);
    const last = lines[after - 1];
    if (last !== undefined) {
      const isSame = lines
        .slice(first, after)
        .every((line, index) => textOf(line) === textOf(round[index % length]));
      parts.push(repetition(length, times - 1, last.at, isSame));
    }
    next = after;
  }
  return [...parts, ...lines.slice(next)];
}

function textOf(line: StoryLine | undefined): string {
  return line === undefined ? '' : `${line.what} ${line.outcome}`;
}

function repetition(length: number, times: number, until: number, isSame: boolean): Part {
  const what = length === 1 ? 'the line above repeats' : `the ${length} lines above repeat`;
  const how = times === 1 ? 'once more' : `${times} more times`;
  const but = isSame ? '' : ', with numbers of their own';
  return {
    words: `… ${what} ${how}, until t=${until}${but} …`,
    hides: length * times,
  };
}

/** Cuts the middle of every stretch of lines that may be left out. */
function cut(parts: readonly Part[]): readonly Part[] {
  const kept: Part[] = [];
  let stretch: Part[] = [];
  const flush = (): void => {
    kept.push(...shorten(stretch));
    stretch = [];
  };
  for (const part of parts) {
    if (isAlwaysShown(part)) {
      flush();
      kept.push(part);
    } else stretch.push(part);
  }
  flush();
  return kept;
}

function shorten(stretch: readonly Part[]): readonly Part[] {
  const middle = stretch.slice(EDGE_LINES, -EDGE_LINES);
  if (middle.length < 2) return stretch;
  const hides = middle.reduce((sum, part) => sum + ('words' in part ? part.hides : 1), 0);
  return [
    ...stretch.slice(0, EDGE_LINES),
    { words: `… ${hides} more lines …`, hides },
    ...stretch.slice(-EDGE_LINES),
  ];
}

function isAlwaysShown(part: Part): boolean {
  return !('words' in part) && part.round === undefined;
}
