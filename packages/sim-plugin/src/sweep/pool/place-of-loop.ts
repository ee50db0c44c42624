import { existsSync, readFileSync } from 'node:fs';
import { type SourceMapPayload, SourceMap } from 'node:module';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { StackFrame, StuckRun } from '../worker/monitor.js';

/**
 * The function of the module whose loop does not end, as `name (file:line)`, from the workspace's root.
 * What is on the stack at every look is what goes round; what it calls comes and goes.
 *
 * @param bundle - the bundle that ran: absolute path; its source map lies beside it
 * @param root - the workspace's root: absolute path
 * @returns `undefined` where the stack does not show it
 */
export function placeOfLoop({ looks }: StuckRun, bundle: string, root: string): string | undefined {
  if (!existsSync(`${bundle}.map`)) return undefined;
  const text = readFileSync(`${bundle}.map`, 'utf8');
  const map = new SourceMap(JSON.parse(text) as SourceMapPayload);
  for (const frame of commonFrames(looks).reverse()) {
    const place = placeOf(frame, map, bundle, root);
    if (place !== undefined) return place;
  }
  return undefined;
}

/** What all looks have in common, from the outermost frame inwards. */
function commonFrames(looks: StuckRun['looks']): StackFrame[] {
  const [first = [], ...others] = looks;
  const end = first.findIndex((frame, depth) =>
    others.some((look) => look[depth] === undefined || !isSame(frame, look[depth])),
  );
  return end < 0 ? [...first] : first.slice(0, end);
}

function isSame(one: StackFrame, other: StackFrame): boolean {
  return one.name === other.name && one.line === other.line && one.column === other.column;
}

/** Where a frame's function begins in the source; nothing for code that is not the workspace's own. */
function placeOf(
  { name, url, line, column }: StackFrame,
  map: SourceMap,
  bundle: string,
  root: string,
): string | undefined {
  // A package, or the runtime where it is a file of its own: the map says nothing of those.
  if (url !== pathToFileURL(bundle).href) return undefined;
  const entry = map.findEntry(line, column);
  if (!('originalSource' in entry)) return undefined;
  const file = relative(root, resolve(dirname(bundle), entry.originalSource));
  const isOutside = file.startsWith('..') || isAbsolute(file);
  const path = file.split(sep).join('/');
  if (
    isOutside ||
    /(^|\/)node_modules\/|sim-runtime\/(src|dist)\/|sim-plugin\/(src|dist)\//.test(path)
  ) {
    return undefined;
  }
  const where = `${path}:${entry.originalLine + 1}`;
  return name === '' ? `a function at ${where}` : `${name} (${where})`;
}
