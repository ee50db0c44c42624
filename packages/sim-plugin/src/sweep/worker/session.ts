import type {
  DistinctBugs,
  Diagram,
  FaultKind,
  InvestigatedBug,
  Level,
  ModuleType,
  PassingPlan,
  Plan,
  RunOptions,
  SeedFailure,
  ShrunkBefore,
  Tally,
  Violation,
} from '@gossip/sim-runtime/sim';

/** The facts about a simulation that the pool needs before it runs it. */
export interface SimulationFacts {
  readonly name: string;
  readonly type: ModuleType;
  readonly oracles: readonly string[];
  readonly notClaimed: Readonly<Record<Level, readonly FaultKind[]>>;
}

/** The options of a run that cross processes. Whether it has a trace, the request decides. */
export type Limits = Omit<
  RunOptions,
  'trace' | 'recorder' | 'watch' | 'contentHash' | 'contentObserver'
>;

/** Consecutive seeds to run. */
export interface Batch {
  readonly level: Level;
  readonly first: number;
  readonly count: number;
  /** Which of the sweep's seeds the first is, from 0. */
  readonly index: number;
  readonly limits: Limits;
  /** Run every seed twice whose index is a multiple of this; 0 for none. */
  readonly auditEvery: number;
  /** After how long to begin no further run and give back what is done. */
  readonly budgetMs: number;
  /** Whether to keep in mind what happens last, for a seed that is run again by itself. */
  readonly isAlone?: boolean;
}

/** One run to report in full: that of a seed at a level, or that of a plan from a file. */
export type Subject =
  | { readonly kind: 'seed'; readonly level: Level; readonly seed: number }
  | { readonly kind: 'plan'; readonly plan: unknown; readonly where: string };

export interface TellRequest {
  readonly subject: Subject;
  readonly limits: Limits;
  /** Whether to run it twice, to see whether it is the same universe. */
  readonly audit: boolean;
}

/** One run with its story. */
export interface Account {
  readonly plan: Plan;
  readonly tally: Tally;
  readonly traceHash: number;
  readonly contentHash?: number;
  /** What the content hash does not cover. */
  readonly unseen?: string;
  /** Everything that happened, as lines. */
  readonly story: readonly string[];
}

export interface Inquiry {
  /** The failures of one bug. */
  readonly failures: readonly SeedFailure[];
  /** The plan of the one that is looked into. */
  readonly plan: Plan;
  /** What it was shrunk to before, where it was. */
  readonly shrunk?: ShrunkBefore | undefined;
  readonly limits: Limits;
  readonly shrink: boolean;
}

/** Failures of one oracle to tell apart. */
export interface SortRequest {
  readonly level: Level;
  readonly failures: readonly SeedFailure[];
  readonly limits: Limits;
}

/** The failures of one oracle, sorted by what causes them. */
export interface Sorted extends DistinctBugs {
  /** How many runs that took. */
  readonly runs: number;
}

export interface DrawRequest {
  readonly plan: Plan;
  readonly limits: Limits;
}

/** Seeds to run without a mutant, of a bundle that holds mutants. */
export interface CoverRequest {
  readonly level: Level;
  readonly seeds: readonly number[];
  readonly limits: Limits;
}

/** Which sites of mutants are reached. */
export interface Covered {
  /** The oracles that can object, by name: all but those that count how often something happens. */
  readonly demands: readonly string[];
  /** While the module is loaded. */
  readonly loaded: readonly number[];
  readonly seeds: readonly CoveredSeed[];
}

/** One run without a mutant. */
export interface CoveredSeed {
  readonly seed: number;
  readonly events: number;
  /** How many passes of loops the module's code took. */
  readonly steps: number;
  /** In ascending order. */
  readonly sites: readonly number[];
  readonly violation?: Violation;
}

/** Seeds to run with a mutant, in this order, until one of them objects. */
export interface TrialRequest extends CoverRequest {
  readonly mutant: number;
  /** How many passes of loops a run may take before it counts as a livelock. */
  readonly maxSteps: number;
}

/** The result of a trial. */
export interface Trial {
  readonly runs: number;
  /** Absent where no seed objects. */
  readonly failure?: SeedFailure;
}

/** An exploration, without a mutant or with one. */
export interface ExploreRequest {
  /** Absent for the code as it is, whose sites are noted. */
  readonly mutant?: number;
  readonly maxStates: number;
  /** How many passes of loops it may take before it counts as a livelock. */
  readonly maxSteps: number;
}

/** The result of an exploration. */
export interface Explored {
  readonly states: number;
  readonly steps: number;
  /** In ascending order; empty with a mutant. */
  readonly sites: readonly number[];
  /** What objects; `at` is the number of steps that lead there. */
  readonly violation?: Violation;
}

/** One seed to run without a mutant. */
export interface ControlRequest {
  readonly level: Level;
  readonly seed: number;
  readonly limits: Limits;
}

/** The plan that passes and lacks the least of one that fails; an object also where there is none, as every answer is. */
export interface NearestPassing {
  readonly passing: PassingPlan | undefined;
}

/** What a worker can be asked. Arguments and results are plain data. */
export interface Session {
  facts(): SimulationFacts;
  /** The plan that a seed stands for. */
  plan(subject: Subject): Plan;
  /** Runs the seeds of a batch in their order: all of them, unless there is no time. */
  run(batch: Batch): Tally;
  tell(request: TellRequest): Account;
  /** The distinct bugs among the failures of one oracle. */
  sort(request: SortRequest): Sorted;
  /** A bug, without the command that replays it, which only the executor knows. */
  investigate(inquiry: Inquiry): InvestigatedBug;
  /** The run of a plan as a picture. */
  draw(request: DrawRequest): Diagram;
  /** The plan that passes and lacks the least of one that fails. */
  pass(request: DrawRequest): NearestPassing;
  /** Keeps the compiled code of this worker for later ones, where that has not been done. */
  keepCompiled(): object;
  /** Runs seeds without a mutant, and notes which mutants could have mattered. */
  cover(request: CoverRequest): Covered;
  /** Runs seeds with a mutant. */
  try(request: TrialRequest): Trial;
  /** Explores with a mutant, or without one. */
  explore(request: ExploreRequest): Explored;
  /** Runs a seed without a mutant, to see whether mutants that ran before left something behind. */
  control(request: ControlRequest): { readonly hash: string };
}
