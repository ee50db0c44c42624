import { faultsAt, kindOfRate, kindsOf, notClaimed } from '../faults/fault-menu.js';
import { type Level } from '../faults/level.js';
import { underGuard } from '../guards/guards.js';
import { type Loan } from '../guards/loan.js';
import { type Oracle } from '../oracles/oracle.js';
import { PlanArbitrary } from '../plan/plan-arbitrary.js';
import { planBounds } from '../plan/plan-bounds.js';
import { type Performers, type PlanSpace } from '../plan/plan-space.js';
import { type Plan } from '../plan/plan.js';
import { type RecordedInput } from '../recording/recorded-input.js';
import { type Configurations } from './configurations.js';
import { checkRunnable } from './check-runnable.js';
import { areRunsDear, type ModuleTypeDefinition } from './module-type.js';
import { Contents } from './contents.js';
import { type Fields } from './plan-fields.js';

import { type RecordingStaging, replay } from './replay.js';
import { runPlan, type Staging } from './run-plan.js';
import { checkShape, type RunShape } from './run-shape.js';
import { unstaged } from './unstaged.js';
import { type PlanNotes, type Simulation } from './simulation.js';
import { type SimulationDefinition } from './simulation-definition.js';
import { traceFor } from './trace-for.js';
import { type ReadableTrace } from '../trace/trace-sink.js';

/** What a module type must say of a simulation. */
export interface SimulationParts<World> {
  readonly type: ModuleTypeDefinition;
  readonly definition: SimulationDefinition & { readonly oracles: readonly Oracle<World>[] };
  readonly partyName: string;
  readonly parties: { readonly least: number; readonly most: number };
  readonly operations: readonly string[];
  /** The parties that do an operation; absent where all do all. */
  readonly performers?: Performers | undefined;
  /** What is drawn of the module's configuration; absent where nothing is. */
  readonly configurations?: Pick<Configurations<object>, 'draw' | 'names'>;
  readonly shape: RunShape;
  /** Lays a plan out in a universe of its own. */
  readonly stage: (
    plan: Plan,
    traceSink: ReadableTrace | undefined,
    notes: PlanNotes,
  ) => Staging<World>;
  /** Lays a recording out, to be replayed. */
  readonly stageRecording: (
    plan: Plan,
    recording: readonly RecordedInput[],
    traceSink: ReadableTrace | undefined,
  ) => RecordingStaging<World>;
}

/**
 * Makes a simulation from its parts.
 *
 * @throws TypeError when a name is used twice, a claim is none of the type's faults, or a number is out of range
 */
export function defineSimulation<World>(parts: SimulationParts<World>): Simulation {
  checkParts(parts);
  const { name, oracles, claims } = parts.definition;
  const arbitraries = new Map<Level, PlanArbitrary>();
  const bounds = planBounds({ ...planParts(parts), faults: parts.type.faults });
  const plans = (level: Level): PlanArbitrary => {
    const known = arbitraries.get(level) ?? new PlanArbitrary(planSpace(parts, level));
    arbitraries.set(level, known);
    return known;
  };
  return {
    name,
    type: parts.type.name,
    moduleType: parts.type,
    definition: parts.definition,
    partyName: parts.partyName,
    operations: parts.operations,
    oracles: oracles.map((oracle) => ({ name: oracle.name, kind: oracle.kind })),
    claims,
    faultOfRate: (rate) => kindOfRate(parts.type.faults, rate),
    notClaimed: (level) => notClaimed(parts.type.faults, level, claims),
    plans,
    bounds,
    run: (plan, options = {}) => {
      if (arbitraries.get(plan.level)?.hasJustDrawn(plan) !== true) {
        checkRunnable(plan as unknown as Fields, parts.type, bounds, refusePlan);
      }
      const { contentHash, contentObserver } = options;
      const isCovered = contentHash === true || contentObserver !== undefined;
      const contents = isCovered ? new Contents(contentObserver) : undefined;
      const traceSink = traceFor(options, contents);
      let staging: Staging<World> | undefined;
      const noteLoan = ({ uses }: Loan): void => {
        traceSink?.note({ at: staging?.universe.now ?? 0, kind: 'borrowed', uses: [...uses] });
      };
      return underGuard(() => {
        try {
          const { recording } = plan;
          if (recording !== undefined) {
            const replayed = parts.stageRecording(plan, recording, traceSink);
            staging = replayed;
            return replay(plan, replayed, oracles, options, contents);
          }
          staging = parts.stage(plan, traceSink, options);
        } catch (error) {
          return unstaged(plan, error, { ...options, traceSink, contents });
        }
        return runPlan(plan, staging, oracles, options, contents);
      }, noteLoan);
    },
  };
}

function refusePlan(problem: string): never {
  throw new TypeError(`The plan ${problem}`);
}

function planSpace<World>(parts: SimulationParts<World>, level: Level): PlanSpace {
  return {
    ...planParts(parts),
    level,
    faults: faultsAt(parts.type.faults, level, parts.definition.claims),
  };
}

/** What the plans of all levels have in common. */
function planParts<World>(parts: SimulationParts<World>): Omit<PlanSpace, 'level' | 'faults'> {
  const { definition, type, parties, operations, performers, configurations, shape } = parts;
  return {
    simulation: definition.name,
    type: type.name,
    areRunsDear: areRunsDear(type),
    parties,
    operations,
    mostOperations: shape.operationsPerRun ?? 60,
    ...(performers === undefined ? {} : { performers }),
    ...(configurations === undefined
      ? {}
      : { configure: configurations.draw, configuration: configurations.names }),
    warmupTicks: shape.warmupTicks ?? 100,
    safetyTicks: shape.safetyTicks ?? 1_000,
  };
}

function checkParts<World>({ definition, type, parties, shape }: SimulationParts<World>): void {
  const { name, oracles, claims } = definition;
  checkShape(name, shape);
  if (!Number.isSafeInteger(parties.most) || parties.most < 1) {
    throw new TypeError(
      `The simulation "${name}" must have 1 or more parties, not ${parties.most}.`,
    );
  }
  const names = oracles.map((oracle) => oracle.name);
  const twice = names.find((oracle, index) => names.indexOf(oracle) !== index);
  if (twice !== undefined) {
    throw new TypeError(
      `The simulation "${name}" has two oracles named "${twice}": give each a name of its own.`,
    );
  }
  const kinds = kindsOf(type.faults);
  const unknown = claims.find((claim) => !kinds.includes(claim));
  if (unknown !== undefined) {
    throw new TypeError(
      `The simulation "${name}" claims to survive "${unknown}", which is no fault of a ${type.name} module: choose from ${kinds.join(', ')}.`,
    );
  }
}
