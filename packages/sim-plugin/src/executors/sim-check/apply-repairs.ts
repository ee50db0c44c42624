import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../review/diagnostic.js';
import { withMarkOf, withoutMark } from '../../byte-order-mark.js';
import type { TextEdit } from '../../review/rule.js';

/**
 * Makes the changes that findings propose, one round: where two overlap, the later one waits.
 *
 * @param isOwn - whether a file is the project's own to change
 * @returns how many changes were made
 */
export function applyRepairs(
  diagnostics: readonly Diagnostic[],
  workspaceRoot: string,
  isOwn: (file: string) => boolean,
): number {
  const edits = new Map<string, TextEdit[]>();
  for (const { file, repair } of diagnostics) {
    if (repair && isOwn(file)) edits.set(file, [...(edits.get(file) ?? []), repair]);
  }
  let made = 0;
  for (const [file, repairs] of edits) {
    const path = join(workspaceRoot, file);
    const original = readFileSync(path, 'utf8');
    const { text, count } = edit(withoutMark(original), repairs);
    writeFileSync(path, withMarkOf(original, text));
    made += count;
  }
  return made;
}

function edit(text: string, repairs: readonly TextEdit[]): { text: string; count: number } {
  let result = '';
  let position = 0;
  let count = 0;
  for (const { start, end, text: replacement } of [...repairs].sort((a, b) => a.start - b.start)) {
    if (start < position) continue;
    result += text.slice(position, start) + replacement;
    position = end;
    count += 1;
  }
  return { text: result + text.slice(position), count };
}
