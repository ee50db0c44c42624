import type {
  DistinctBugs,
  Diagram,
  FaultKind,
  InvestigatedBug,
  Level,
  ModuleType,
  Plan,
  RunOptions,
  SeedFailure,
  Tally,
} from '@gossip/sim-runtime/sim';

/** What the pool wants to know of a simulation before it runs it. */
export interface SimulationFacts {
  readonly name: string;
  readonly type: ModuleType;
  readonly oracles: readonly string[];
  readonly notClaimed: Readonly<Record<Level, readonly FaultKind[]>>;
}

/** The options of a run that cross processes, of which there is a trace where it is told. */
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

/** One run to tell in full: that of a seed at a level, or that of a plan from a file. */
export type Subject =
  | { readonly kind: 'seed'; readonly level: Level; readonly seed: number }
  | { readonly kind: 'plan'; readonly plan: unknown; readonly where: string };

export interface TellRequest {
  readonly subject: Subject;
  readonly limits: Limits;
  /** Whether to run it twice, to see whether it is the same universe. */
  readonly audit: boolean;
}

/** One run told in full. */
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
}
