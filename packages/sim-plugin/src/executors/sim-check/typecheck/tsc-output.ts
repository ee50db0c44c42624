import { isAbsolute, relative, resolve } from 'node:path';
import type { Diagnostic } from '../../../review/diagnostic.js';

const LOCATED = /^(?<file>\S.*)\((?<line>\d+),(?<column>\d+)\): (?<rest>.*)$/;
const MESSAGE = /^(?<kind>error|warning) (?<code>TS\d+): (?<text>.*)$/;

/** The end of `tsc --pretty false` for one config. */
export interface ProgramOutput {
  readonly output: string;
  /** Of its process; `null` where a signal ended it. */
  readonly code: number | null;
}

/** What `tsc --pretty false` said. */
export interface TscOutput {
  readonly diagnostics: readonly Diagnostic[];
  /** Lines that are no diagnostic, such as a crash. */
  readonly rest: string;
}

/**
 * Reads the output of `tsc --pretty false`.
 *
 * @param cwd - the folder that tsc ran in, to which its paths are relative
 * @param workspaceRoot - to which the paths of the result are relative
 * @param config - relative to `cwd`; stands for the file of a diagnostic that belongs to none
 */
export function readTscOutput(
  output: string,
  cwd: string,
  workspaceRoot: string,
  config: string,
): TscOutput {
  const diagnostics: Diagnostic[] = [];
  const rest: string[] = [];
  for (const line of output.split(/\r?\n/)) {
    const last = diagnostics.at(-1);
    const diagnostic = read(line, config);
    if (diagnostic) diagnostics.push(diagnostic);
    else if (/^\s+\S/.test(line) && last) {
      diagnostics[diagnostics.length - 1] = { ...last, what: `${last.what}\n${line}` };
    } else if (line.trim() !== '') rest.push(line);
  }
  const placed = diagnostics.map((it) => ({ ...it, file: relocate(it.file, cwd, workspaceRoot) }));
  return { diagnostics: placed, rest: rest.join('\n') };
}

function read(line: string, config: string): Diagnostic | undefined {
  const located = LOCATED.exec(line)?.groups;
  const message = MESSAGE.exec(located?.['rest'] ?? line)?.groups;
  if (!message) return undefined;
  return {
    file: located?.['file'] ?? config,
    line: Number(located?.['line'] ?? 1),
    column: Number(located?.['column'] ?? 1),
    rule: message['code'] ?? '',
    severity: message['kind'] === 'error' ? 'BLOCK' : 'WARN',
    what: message['text'] ?? '',
  };
}

function relocate(file: string, cwd: string, workspaceRoot: string): string {
  const absolute = isAbsolute(file) ? file : resolve(cwd, file);
  return relative(workspaceRoot, absolute).replaceAll('\\', '/');
}
