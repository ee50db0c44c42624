import { printable } from './printable.js';

/** One line of a story: when, what, and what came of it. */
export interface StoryLine {
  readonly at: number;
  readonly what: string;
  readonly outcome: string;
  /** By what it is compared with lines of other rounds; absent for a line that is always shown. */
  readonly round?: string;
}

const TIME_WIDTH = 7;
const WHAT_WIDTH = 40;

/** A line as printable text. */
export function formatLine({ at, what, outcome }: StoryLine): string {
  const time = `t=${at}`.padEnd(TIME_WIDTH);
  return printable(`${time}${outcome === '' ? what : `${what.padEnd(WHAT_WIDTH)}  ${outcome}`}`);
}
