import { farewellText } from './farewell-text.js';
import type { Farewell } from './messages.js';

/** The word by which a process knows that it is a worker: the pool puts it before the pulse's path. */
export const WORKER = 'sim-run-worker';

/** The signals that a terminal sends to a program and to all that it has started. */
const FOR_THE_POOL = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Where this worker leaves its pulse; `undefined` in a process that is no worker. */
export function pulsePath(): string | undefined {
  const [, , word, path] = process.argv;
  return word === WORKER && process.send !== undefined ? path : undefined;
}

// This is the first of the modules in a bundle, so that what goes wrong in the others is told, too.
if (pulsePath() !== undefined) {
  process.on('uncaughtException', tell);
  // The pool decides when a worker ends, after it has given back what is done.
  for (const signal of FOR_THE_POOL) process.on(signal, () => undefined);
  // Nobody is left to work for.
  process.on('disconnect', () => process.exit());
}

let dying = false;

/** Whether this worker has said its last words: what it did since is not to be trusted. */
export function isDying(): boolean {
  return dying;
}

/** Tells the pool what this worker dies of, and lets it. */
function tell(error: unknown): void {
  dying = true;
  const farewell: Farewell = { kind: 'farewell', reason: farewellText(error) };
  process.send?.(farewell, undefined, {}, () => process.exit(1));
}
