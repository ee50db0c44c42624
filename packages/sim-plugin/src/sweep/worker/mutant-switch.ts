import { mutantOfWorker } from './worker-channel.js';

/** Learning which sites are reached, instead of running a mutant. */
const LEARNING = -1;

/** The steps that code may take while it is loaded. */
const STEPS_OF_LOADING = 10_000_000;

/**
 * The mutant that runs, by its number; 0 for the code as it is; below 0 while sites are noted. Code that
 * holds mutants reads it at every site.
 */
export let active = mutantOfWorker() ?? LEARNING;

let sites = new Set<number>();
let steps = 0;
let maxSteps = STEPS_OF_LOADING;

/** How code of simulated hosts, which is of other realms, reads the switch. */
Object.defineProperty(globalThis, Symbol.for('gossip.mutants'), {
  value: { active: () => active, reach, step },
  configurable: true,
});

/** Notes that a site is reached. */
export function reach(site: number): void {
  sites.add(site);
}

/**
 * Counts a pass of a loop. Counted passes, unlike time, are the same on every machine.
 *
 * @throws RangeError when the run has taken more of them than it may
 */
export function step(): void {
  steps++;
  if (steps > maxSteps) throw new RangeError(`${maxSteps} passes of loops and no end`);
}

/** What was noted while code ran under the switch. */
export interface Noted<Result> {
  readonly result: Result;
  /** The sites that were reached, in ascending order; empty where a mutant ran. */
  readonly sites: readonly number[];
  /** How many passes of loops there were. */
  readonly steps: number;
  /** Whether there were more than allowed, be it that the code caught the error. */
  readonly isEndless: boolean;
}

/** The sites that were reached since the worker started: those of code that runs while it is loaded. */
export function sitesOfLoading(): readonly number[] {
  return ascending(sites);
}

/** Runs something while all sites that it reaches are noted. */
export function withSitesNoted<Result>(run: () => Result): Noted<Result> {
  return switched(LEARNING, Number.MAX_SAFE_INTEGER, run);
}

/**
 * Runs something with a mutant switched on.
 *
 * @param mutant - 0 for the code as it is
 * @param most - the passes of loops that it may take
 */
export function withMutant<Result>(mutant: number, most: number, run: () => Result): Noted<Result> {
  return switched(mutant, most, run);
}

function switched<Result>(mutant: number, most: number, run: () => Result): Noted<Result> {
  const before = active;
  active = mutant;
  sites = new Set();
  steps = 0;
  maxSteps = most;
  try {
    const result = run();
    return { result, sites: ascending(sites), steps, isEndless: steps > most };
  } finally {
    active = before;
  }
}

function ascending(numbers: ReadonlySet<number>): readonly number[] {
  return [...numbers].sort((one, other) => one - other);
}
