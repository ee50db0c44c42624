import { readFileSync } from 'node:fs';
import { tidyStack } from '../tidy-stack.js';
import { stuckPath, type StuckRun } from '../worker/monitor.js';
import { placeOfLoop } from './place-of-loop.js';

/** The sender of a signal that no program sent on purpose. */
const SIGNAL_HINTS: Readonly<Partial<Record<NodeJS.Signals, string>>> = {
  SIGKILL: ', as the system does where memory runs out',
  SIGABRT: ', as Node does where its heap is full',
};

/** The note that the monitor of a worker has left, if it was the monitor that ended the worker. */
export function stuckRun(heartbeatPath: string): StuckRun | undefined {
  try {
    return JSON.parse(readFileSync(stuckPath(heartbeatPath), 'utf8')) as StuckRun;
  } catch {
    return undefined;
  }
}

/** The end of a worker that its monitor ended, as a clause. */
export function reasonOfHang(
  stuck: StuckRun,
  settings: { readonly file: string; readonly workspaceRoot: string; readonly watchdogMs: number },
): string {
  const { file, workspaceRoot, watchdogMs } = settings;
  const place = placeOfLoop(stuck, file, workspaceRoot);
  return [
    `it had not ended after ${watchdogMs / 1_000} s of processor time`,
    ...(place === undefined ? [] : [`in ${place}`]),
    ...(stuck.last === undefined || stuck.last === '' ? [] : [stuck.last]),
  ].join('; ');
}

/** The end of a worker's process, and what is known of the error that led to it. */
export interface WorkerEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The error of its exit message, with the stack; absent where it sent none. */
  readonly thrown: string | undefined;
  /** Whether its module was loaded: an error before that is the module's own. */
  readonly isLoaded: boolean;
  readonly workspaceRoot: string;
}

/** The end of a worker that ended by itself, or was killed from outside, as a clause. */
export function causeOfDeath({ code, signal, thrown, isLoaded, workspaceRoot }: WorkerEnd): string {
  if (thrown !== undefined) {
    const stack = tidyStack(thrown, workspaceRoot);
    return isLoaded ? `its worker died: ${stack}` : stack;
  }
  if (signal === null) return `its worker ended with exit code ${code}`;
  return `its worker was killed by ${signal}${SIGNAL_HINTS[signal] ?? ''}`;
}
