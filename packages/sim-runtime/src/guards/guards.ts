import { isPlatformCall } from './call-site.js';
import { GuardError } from './guard-error.js';
import { findReplacements } from './find-replacements.js';
import { type Guarding } from './guarding.js';
import { putUpLastingGuards } from './lasting-guards.js';
import { type Loan } from './loan.js';
import { putInPlace, type Replacement, restore } from './replacement.js';
import { type Trip } from './trip.js';
import { watchPromises } from './watch-promises.js';

/** Found once: looking for them costs more than many runs. */
let replacements: readonly Replacement[] | undefined;
let areKept = false;
/** How many runs there are around the code at hand: without any, guards let everything through. */
let runs = 0;
let tripped: GuardError | undefined;
let loan: Loan | undefined;
let onLoan: LoanListener | undefined;
let isPromiseAdmitted = false;

/** Hears of each loan when it ends. */
export type LoanListener = (loan: Loan) => void;

/**
 * Lets `run` run while every source of nondeterminism that can be reached from the global object
 * throws a `GuardError`. Runs may be nested. The guards are gone when the outermost ends, however it
 * does, but for those that let everything through outside of runs.
 *
 * @param listener - hears of each loan that is used in the run
 */
export function underGuard<Result>(run: () => Result, listener?: LoanListener): Result {
  if (!areKept) return keepGuards(() => underGuard(run, listener));
  const outer = { tripped, loan, onLoan };
  tripped = undefined;
  loan = undefined;
  onLoan = listener;
  runs++;
  try {
    return run();
  } finally {
    runs--;
    ({ tripped, loan, onLoan } = outer);
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
 * or makes a promise, when nothing in the run depends on what comes of it. The caller answers for that;
 * the audit still compares two runs of the same plan.
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

/**
 * Says that no run goes on, though none of them has ended: their code was terminated from outside, which executes no
 * `finally`. Guards let everything through again.
 *
 * @internal
 */
export function abandonRuns(): void {
  runs = 0;
  loan = undefined;
  onLoan = undefined;
}

/**
 * Does `work` with a loan, which stands in for the clock and the randomness of the platform, within a
 * run and outside of one. Loans may be nested; what was before comes back when the work ends, however
 * it does.
 */
export function withLoan<Result>(given: Loan, work: () => Result): Result {
  if (!areKept) return keepGuards(() => withLoan(given, work));
  const outer = loan;
  loan = given;
  try {
    return work();
  } finally {
    loan = outer;
    if (given.uses.size > 0) onLoan?.(given);
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
  if (isPromiseAdmitted) {
    isPromiseAdmitted = false;
    return;
  }
  if (runs === 0 || tripped !== undefined) return;
  const error = new GuardError('An async function or `then`', 'asynchrony', notePromise);
  if (!isPlatformCall(error.stack ?? '')) tripped = error;
}

const guarding: Guarding = {
  isRunning: () => runs > 0,
  loan: () => loan,
  trip,
  admitPromise(make) {
    isPromiseAdmitted = true;
    try {
      return make();
    } finally {
      isPromiseAdmitted = false;
    }
  },
};

function putAllInPlace(): void {
  replacements ??= findReplacements(guarding);
  let done = 0;
  try {
    for (; done < replacements.length; done++) putInPlace(replacements[done] as Replacement);
  } catch (error) {
    replacements.slice(0, done).forEach(restore);
    throw error;
  }
}

// When this file is loaded, so that libraries that are loaded after it find them in place.
putUpLastingGuards(guarding);
