import { isPlatformCall } from './call-site.js';
import { guardDate } from './guard-date.js';
import { GuardError } from './guard-error.js';
import { type AnyFunction, guardFunction } from './guard-function.js';
import { guardPromise } from './guard-promise.js';
import { GUARDED_APIS } from './guarded-apis.js';
import { putInPlace, replacement, type Replacement, restore } from './replacement.js';
import { type Trip } from './trip.js';
import { watchPromises } from './watch-promises.js';

/** Found once: looking for them costs more than many runs. */
let replacements: readonly Replacement[] | undefined;
let areKept = false;
/** How many runs there are around the code at hand: without any, guards let everything through. */
let runs = 0;
let tripped: GuardError | undefined;

/**
 * Lets `run` run while every source of nondeterminism that can be reached from the global object
 * throws a `GuardError`. Runs may be nested. The guards are gone when the outermost ends, however it
 * does.
 */
export function underGuard<Result>(run: () => Result): Result {
  if (!areKept) return keepGuards(() => underGuard(run));
  const outer = tripped;
  tripped = undefined;
  runs++;
  try {
    return run();
  } finally {
    runs--;
    tripped = outer;
  }
}

/**
 * Keeps the guards in place for many runs, since to put them there costs several microseconds. What
 * is called between the runs goes through them.
 *
 * @param sweep - what to do while they are in place
 */
export function keepGuards<Result>(sweep: () => Result): Result {
  if (areKept) return sweep();
  putAllInPlace();
  const endWatch = watchPromises(notePromise);
  areKept = true;
  try {
    return sweep();
  } finally {
    areKept = false;
    endWatch();
    replacements?.forEach(restore);
  }
}

/**
 * Lets `work` do in a run what the guards stop: for a library whose constructor draws a random default
 * or makes a promise, when nothing in the run depends on what comes of it. Whoever calls it answers for
 * that; the audit still compares two runs of the same plan.
 *
 * @param work - what to do without them; it is called at once
 *
 * @example
 * create: ({ id }) => new Replica(id, unguarded(() => new Y.Doc({ guid })))
 */
export function unguarded<Result>(work: () => Result): Result {
  const around = runs;
  runs = 0;
  try {
    return work();
  } finally {
    runs = around;
  }
}

/** The first guard that was tripped in the run at hand, which may have caught the error. */
export function trippedGuard(): GuardError | undefined {
  return tripped;
}

const trip: Trip = (api, leak, below) => {
  const error = new GuardError(api, leak, below);
  tripped ??= error;
  throw error;
};

/** A promise cannot be refused where it comes into being, but the run that made it can fail. */
function notePromise(): void {
  if (runs === 0 || tripped !== undefined) return;
  const error = new GuardError('An async function or `then`', 'asynchrony', notePromise);
  if (!isPlatformCall(error.stack ?? '')) tripped = error;
}

const isRunning = (): boolean => runs > 0;

function putAllInPlace(): void {
  replacements ??= findReplacements();
  let done = 0;
  try {
    for (; done < replacements.length; done++) putInPlace(replacements[done] as Replacement);
  } catch (error) {
    replacements.slice(0, done).forEach(restore);
    throw error;
  }
}

function findReplacements(): readonly Replacement[] {
  const functions = GUARDED_APIS.flatMap(({ path, keys, leak }) =>
    keys.map((key) =>
      replacement(globalAt(path), key, (read: () => AnyFunction) =>
        guardFunction({ api: [...path, key].join('.'), leak, read, isRunning, trip }),
      ),
    ),
  );
  return [
    ...functions,
    replacement(globalThis, 'Date', (read: () => DateConstructor) =>
      guardDate(read(), isRunning, trip),
    ),
    replacement(globalThis, 'Promise', (read: () => PromiseConstructor) =>
      guardPromise(read(), isRunning, trip),
    ),
  ].filter((each) => each !== undefined);
}

function globalAt(path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (object, key) => (object as Readonly<Record<string, unknown>> | undefined)?.[key],
    globalThis,
  );
}
