import { Script } from 'node:vm';
import { SourceLines } from './script-lines.js';

/** A host's entry with its packages and the simulated built-in modules, as one script. */
export interface HostCode {
  /** The entry's path, for messages. */
  readonly entry: string;
  /** The script. It runs in a context that has the system calls as a global. */
  readonly code: string;
}

const scripts = new Map<string, Script>();

/** The compiled script of a host's code: one for each process, since compiling takes longer than a start. */
export function scriptOf({ entry, code }: HostCode): Script {
  const known = scripts.get(code);
  if (known !== undefined) return known;
  const script = new Script(code, { filename: entry });
  scripts.set(code, script);
  return script;
}

const linesOfCode = new Map<string, SourceLines>();

/** Where the lines of a host's script come from: read when an error first asks for it. */
export function linesOf({ entry, code }: HostCode): SourceLines {
  const known = linesOfCode.get(code);
  if (known !== undefined) return known;
  const lines = new SourceLines(entry, code);
  linesOfCode.set(code, lines);
  return lines;
}
