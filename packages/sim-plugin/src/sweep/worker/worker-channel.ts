import { exitReason } from './exit-reason.js';
import { changedIntrinsic } from './intrinsics.js';
import type { ExitMessage, Greeting, Reply } from './messages.js';

/** The word by which a process knows that it is a worker: the pool puts it before the heartbeat's path. */
export const WORKER = 'sim-run-worker';

/** The signals that a terminal sends to a program and to all that it has started. */
const FOR_THE_POOL = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The way to the pool, taken before the module is loaded, which does not find it any more. */
const channel = process.send?.bind(process);
const path = ownPath();

/** Where this worker leaves its heartbeat; `undefined` in a process that is no worker. */
export function heartbeatPath(): string | undefined {
  return path;
}

/** The mutant that this worker is started for, where its code runs while the module is loaded. */
export function mutantOfWorker(): number | undefined {
  const [, , , , mutant] = process.argv;
  return path === undefined || mutant === undefined ? undefined : Number(mutant);
}

function ownPath(): string | undefined {
  const [, , word, file] = process.argv;
  return word === WORKER && channel !== undefined ? file : undefined;
}

/** Sends a message to the pool. */
export function send(message: Greeting | Reply | ExitMessage, sent: () => void = nothing): void {
  channel?.(message, undefined, {}, sent);
}

function nothing(): void {
  // A message that cannot be sent has no reader any more.
}

// This is the first of the modules in a bundle, so that what goes wrong in the others is told, too.
if (path !== undefined) {
  Reflect.deleteProperty(process, 'send');
  process.on('uncaughtException', tell);
  // The pool decides when a worker ends, after it has given back what is done.
  for (const signal of FOR_THE_POOL) process.on(signal, () => undefined);
  // Nobody is left to work for.
  process.on('disconnect', () => process.exit());
}

let dying = false;

/** Whether this worker has sent its exit message: what it did since is not to be trusted. */
export function isDying(): boolean {
  return dying;
}

/** Tells the pool what this worker dies of, and lets it. */
function tell(error: unknown): void {
  dying = true;
  const change = changedIntrinsic();
  const reason = `${change === undefined ? '' : `${change}: `}${exitReason(error)}`;
  send({ kind: 'exit', reason }, () => process.exit(1));
}
