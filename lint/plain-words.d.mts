import type { Linter } from 'eslint';

/** Finds the refused turns in a text, which may be broken into lines. */
export function refusedTurns(
  text: string,
): readonly { readonly turn: string; readonly advice: string; readonly index: number }[];

/** Refuses turns in the docstrings of a project. */
export const plainDocstrings: Linter.Config;
