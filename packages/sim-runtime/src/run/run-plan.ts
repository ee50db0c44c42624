import { type VisitFault } from '../faults/fault-counter.js';
import { type FaultCounts } from '../faults/fault-kind.js';
import { trippedGuard } from '../guards/guards.js';
import { type Observer } from '../kernel/observer.js';
import { type Oracle } from '../oracles/oracle.js';
import { type Plan } from '../plan/plan.js';
import { type OperationCounts } from './operation-counts.js';
import { OracleWatch } from './oracle-watch.js';
import { type Phase } from '../trace/phase.js';
import { type Abstract, ReachedStates } from './reached.js';
import { type RunResult } from './run-result.js';
import { DEFAULT_MAX_EVENTS, type RunOptions } from './simulation.js';
import { contentHashOf } from './content-hash-of.js';
import { type Contents, type PartyState } from './contents.js';
import { type ReadableTrace } from '../trace/trace-sink.js';
import { type Universe } from './universe.js';
import { unstaged } from './unstaged.js';
import { withTrace } from './with-trace.js';
import { exceptionViolation } from './exception-violation.js';
import { guardViolation } from './guard-violation.js';
import { NO_LIVELOCK, type Violation } from './violation.js';

/** A plan laid out in a universe, ready to run: what a module type hands to `runPlan`. */
export interface Staging<World> {
  readonly universe: Universe;
  readonly faultCounts: () => FaultCounts;
  /** Calls a function with faults and the number of times so far, where one has happened since the last call. */
  readonly visitFaults: (visit: VisitFault) => void;
  /** The world as oracles see it: always up to date. */
  readonly world: World;
  readonly operations: OperationCounts;
  /** Lets the plan's rates take force. */
  readonly startFaults: () => void;
  /** Ends every fault. */
  readonly heal: () => void;
  /** Whether the module did anything: sent a message or an input, or had an effect. */
  readonly hasActed: () => boolean;
  /** What happened last, as a noun; absent where it is not known. */
  readonly lastEvent?: () => string;
  readonly traceSink: ReadableTrace | undefined;
  /**
   * The states that can be seen from outside. `all`: of every party, and not only of those that the event
   * at hand has touched.
   */
  readonly states: (all: boolean) => readonly PartyState[];
  /** The states that the event at hand may have changed, and whether they are values that do not change. */
  readonly changed: () => readonly PartyState[];
  readonly statesAreValues: boolean;
  /** The kind of a state, as the module's author has it. */
  readonly abstract?: Abstract | undefined;
  /** What the simulator gives to the module again and again, as a source its records. */
  readonly handedOut?: () => readonly unknown[];
  /** The content hash, where it is not that of the trace and the states. */
  readonly contentHash?: () => number;
}

/**
 * Runs a staged plan through its phases: warm-up, safety, heal, liveness.
 *
 * @returns the result of the run; a violation, an exception and a livelock are results, not throws
 */
export function runPlan<World>(
  plan: Plan,
  staging: Staging<World>,
  oracles: readonly Oracle<World>[],
  options: RunOptions,
  contents?: Contents,
): RunResult {
  const { universe, operations, traceSink } = staging;
  let run: PlanRun<World>;
  try {
    // The oracles make their histories here, which is code of the module's author.
    run = new PlanRun(staging, oracles, options, contents, plan.workload ?? 1);
  } catch (error) {
    return unstaged(plan, error, { ...options, traceSink, contents });
  }
  run.execute(plan);
  const plain: RunResult = {
    seed: plan.seed,
    traceHash: universe.traceHash,
    events: universe.events,
    ticks: universe.now,
    isActive: staging.hasActed(),
    faults: staging.faultCounts(),
    operations: operations.list(),
    oracles: run.watch.counts(),
  };
  universe.release();
  if (run.isPlain && contents === undefined && traceSink === undefined) return plain;
  const result: RunResult = {
    ...plain,
    ...(contents && contentHashOf(contentsOf(staging, contents))),
    ...(run.violation && { violation: run.violation }),
    ...(run.reached && { reached: run.reached.list() }),
  };
  return traceSink === undefined || options.trace !== true ? result : withTrace(result, traceSink);
}

function contentsOf<World>(
  { contentHash }: Staging<World>,
  { hash, unseen }: Contents,
): Pick<Contents, 'hash' | 'unseen'> {
  return { hash: contentHash?.() ?? hash, unseen };
}

class PlanRun<World> implements Observer {
  readonly watch: OracleWatch<World>;
  violation: Violation | undefined;
  readonly reached: ReachedStates | undefined;
  readonly #staging: Staging<World>;
  readonly #oracles: readonly Oracle<World>[];
  readonly #contents: Contents | undefined;
  readonly #workload: number;
  #healedAt = -1;
  #lastLook = -1;

  constructor(
    staging: Staging<World>,
    oracles: readonly Oracle<World>[],
    options: RunOptions,
    contents: Contents | undefined,
    workload: number,
  ) {
    this.#contents = contents;
    this.#workload = workload;
    this.#staging = staging;
    this.watch = new OracleWatch(oracles, options.only);
    this.#oracles = oracles;
    staging.universe.maxEvents = options.maxEvents ?? DEFAULT_MAX_EVENTS * workload;
    this.reached =
      options.reached === true
        ? new ReachedStates(staging.abstract, staging.visitFaults)
        : undefined;
    staging.universe.observer = this.#observer(options.watch);
  }

  /** Whether there is nothing to say of it beyond its counts. */
  get isPlain(): boolean {
    return this.violation === undefined && this.reached === undefined;
  }

  execute(plan: Plan): void {
    const { changed, handedOut, states } = this.#staging;
    this.#contents?.handedOut(handedOut?.() ?? []);
    try {
      this.reached?.begin([...changed(), ...states(true)]);
      this.#goThroughPhases(plan);
    } catch (error) {
      this.#fail(exceptionViolation(error, this.#staging.universe.now));
    }
    this.#noteGuard();
    this.#noteViolation();
    this.#foldStates(true);
  }

  afterEvent(): boolean {
    const { universe, world } = this.#staging;
    const failure = this.watch.afterEvent(world, universe.events, universe.now);
    if (failure !== undefined) return this.#fail(failure);
    return this.#healedAt >= 0 && this.#askWhatMustComeTrue();
  }

  /** Runs that are not watched pay nothing for it. */
  #observer(watch: RunOptions['watch']): Observer {
    const { world, changed, statesAreValues } = this.#staging;
    const contents = this.#contents;
    const { reached } = this;
    if (watch === undefined && contents === undefined && reached === undefined) return this;
    watch?.(world);
    return {
      afterEvent: () => {
        reached?.note(changed(), statesAreValues);
        contents?.eventDone();
        if (contents?.everyState === true) this.#foldStates(false);
        watch?.(world);
        return this.afterEvent();
      },
    };
  }

  #goThroughPhases(plan: Plan): void {
    const { universe, startFaults, heal } = this.#staging;
    this.#enter('warm-up');
    if (!this.#proceed(plan.warmupTicks)) return;
    this.#enter('safety');
    startFaults();
    if (!this.#proceed(plan.safetyTicks)) return;
    heal();
    this.#enter('liveness');
    this.#healedAt = universe.now;
    for (const deadline of deadlinesOf(this.#oracles)) {
      if (!this.watch.pending) return;
      if (!this.#proceed(this.#healedAt + deadline * this.#workload - universe.now)) return;
      this.#lastLook = -1;
      this.#askWhatMustComeTrue();
    }
  }

  /** Lets time pass; false when the run is over. */
  #proceed(ticks: number): boolean {
    const { universe } = this.#staging;
    if (ticks > 0) universe.run(ticks);
    if (this.violation === undefined && universe.events >= universe.maxEvents) {
      this.#fail({
        oracle: NO_LIVELOCK,
        kind: 'livelock',
        message: `${universe.maxEvents} events by t=${universe.now} and no end: does something answer itself, or ask for a timeout that is already due?${this.#whatWasLast()}`,
        at: universe.now,
      });
    }
    return this.violation === undefined;
  }

  #whatWasLast(): string {
    const { operations, lastEvent } = this.#staging;
    const { last } = operations;
    const operation =
      last === undefined ? '' : ` The last operation was ${last.name} of party ${last.party}.`;
    return lastEvent === undefined ? operation : `${operation} The last event was ${lastEvent()}.`;
  }

  /** Asks, once a tick at most; true when nothing is left to wait for. */
  #askWhatMustComeTrue(): boolean {
    const { universe, world } = this.#staging;
    if (universe.now === this.#lastLook) return false;
    this.#lastLook = universe.now;
    const waitedTicks = Math.floor((universe.now - this.#healedAt) / this.#workload);
    const failure = this.watch.afterHealing(world, waitedTicks, universe.now);
    if (failure !== undefined) return this.#fail(failure);
    return !this.watch.pending;
  }

  #enter(phase: Phase): void {
    this.#staging.traceSink?.note({ at: this.#staging.universe.now, kind: 'phase', phase });
    this.#foldStates(true);
  }

  #foldStates(all: boolean): void {
    const { universe, states } = this.#staging;
    this.#contents?.takeStates(universe.now, () => states(all));
  }

  #fail(violation: Violation): true {
    this.violation ??= violation;
    this.#staging.universe.stop();
    return true;
  }

  /** A guard that was tripped counts even where the module caught its error. */
  #noteGuard(): void {
    const error = trippedGuard();
    if (error === undefined) return;
    this.violation = guardViolation(error, this.#staging.universe.now, this.violation);
  }

  #noteViolation(): void {
    if (this.violation === undefined) return;
    const { at, oracle, message } = this.violation;
    this.#staging.traceSink?.note({ at, kind: 'violation', oracle, message });
  }
}

/** How long a run goes on after healing, which does not depend on which oracles are watched. */
function deadlinesOf<World>(oracles: readonly Oracle<World>[]): readonly number[] {
  const deadlines: number[] = [];
  for (const { kind, withinTicks } of oracles) {
    if (kind === 'eventually') deadlines.push(withinTicks);
  }
  return deadlines.sort((first, second) => first - second);
}
