import { type Chunk, type Finding, type Tail } from './state.js';

/** The patterns that begin or end in a chunk and are found now, and what the next chunk must know. */
export function scanChunk(
  patterns: readonly string[],
  tail: Tail,
  { path, position, text }: Chunk,
): { readonly findings: readonly Finding[]; readonly tail: Tail } {
  const before = tail.path === path ? tail.text : '';
  const joined = before + text;
  const findings = patterns.flatMap((pattern) =>
    occurrences(joined, pattern)
      // What lies in the tail altogether was found with the chunk that it came from.
      .filter((index) => index + pattern.length > before.length)
      .map((index): Finding => ({ path, position: position - before.length + index, pattern })),
  );
  const keep = longest(patterns) - 1;
  return { findings, tail: { path, text: keep > 0 ? joined.slice(-keep) : '' } };
}

/** Where a pattern begins in a text; occurrences may overlap. */
export function occurrences(text: string, pattern: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) found.push(at);
  return found;
}

function longest(patterns: readonly string[]): number {
  return Math.max(0, ...patterns.map(({ length }) => length));
}
