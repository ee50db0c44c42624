import type { Level } from '@gossip/sim-runtime/sim';
import { type ModuleSource, withModule } from '../sweep/module/with-module.js';
import { type SeedRange, slice } from '../sweep/seeds/seed-range.js';
import type { Limits } from '../sweep/worker/session.js';
import { noProductionCode } from './mutation-errors.js';
import type { Mutant } from './operators/mutant.js';
import type { OperatorName } from './operators/operator-name.js';
import { mutantPlugin } from './schemata/mutant-plugin.js';
import { type MutatedFile, mutatedFiles } from './schemata/mutated-files.js';
import { sitesOf } from './schemata/write-schemata.js';
import { coverageOf } from './trial/coverage.js';
import { exploringOf } from './trial/exploring.js';
import { tryMutants, type Unit } from './trial/try-mutants.js';
import type { Judged, Verdict } from './trial/verdict.js';

/** One module whose oracles are to be tried out. */
export interface MutationTask extends Omit<ModuleSource, 'plugins'> {
  readonly level: Level;
  readonly seeds: SeedRange;
  readonly limits: Limits;
  readonly workers: number;
  readonly operators: ReadonlySet<OperatorName>;
  /** How many states an exploration visits for each mutant that the seeds leave alive; 0 for none. */
  readonly exploreStates: number;
  /** Whether a mutant is to be made; absent for all. */
  readonly isWanted?: (mutant: Mutant, text: string) => boolean;
  /** Finds the mutants that do not typecheck: why, by their numbers. Absent where all count. */
  readonly typecheck?: (files: readonly MutatedFile[]) => Promise<ReadonlyMap<number, string>>;
  /** Learns each verdict as it falls, and how many there will be. */
  readonly onVerdict: (verdict: Verdict, mutants: number) => void;
  readonly signal: AbortSignal;
}

/** The fate of the mutants of a module. */
export interface MutationOutcome {
  /** As the simulation calls itself. */
  readonly simulation: string;
  /** The files that have mutants, sorted by path. */
  readonly files: readonly Pick<MutatedFile, 'file' | 'source'>[];
  /** In the order of files and places. */
  readonly judged: readonly Judged[];
  /** The oracles that can object, by name, in the simulation's order. */
  readonly demands: readonly string[];
  /** Why no mutant was explored, where that is so and was asked for. */
  readonly notExplored?: string;
  /** Whether every mutant has its verdict. */
  readonly isWhole: boolean;
}

/**
 * Makes the mutants of a module's production code, and tries each of them against its simulation.
 *
 * @throws SimPluginError when the simulation cannot be run, fails without a mutant, or loads nothing that
 *   could be mutated
 */
export async function mutateModule(task: MutationTask): Promise<MutationOutcome> {
  const { declared, level, seeds } = task;
  const { isWanted = () => true } = task;
  const all = mutatedFiles({ ...task, simulation: declared.simulation }).map((file) => ({
    ...file,
    mutants: file.mutants.filter((mutant) => isWanted(mutant, file.source.text)),
  }));
  const { plugin, loaded } = mutantPlugin(all);
  return withModule(
    { ...task, plugins: [plugin], explores: task.exploreStates > 0 },
    async ({ bundle, pool, facts, source }) => {
      const files = all.filter(({ path, mutants }) => loaded.has(path) && mutants.length > 0);
      if (files.length === 0) {
        if (task.isWanted === undefined) throw noProductionCode(declared.name, source);
        return { simulation: facts.name, files, judged: [], demands: [], isWhole: true };
      }
      const untypedOf = async (): Promise<ReadonlyMap<number, string>> =>
        (await task.typecheck?.(files)) ?? new Map<number, string>();
      const [coverage, untyped] = await Promise.all([
        coverageOf(pool, { ...task, module: declared.name }),
        untypedOf(),
      ]);
      const { workspaceRoot, watchdogMs, exploreStates } = task;
      const exploring = exploreStates > 0 ? await exploringOf(pool, exploreStates) : undefined;
      const notExplored =
        exploring !== undefined && 'refusal' in exploring ? exploring.refusal : undefined;
      const units = files.flatMap((file) => unitsOf(file, untyped));
      const mutants = units.reduce((sum, unit) => sum + unit.mutants.length, 0);
      const tried = await tryMutants(units, {
        ...task,
        pool,
        settings: { workspaceRoot, file: bundle.file, source, watchdogMs },
        level,
        coverage,
        exploration: exploring !== undefined && 'sites' in exploring ? exploring : undefined,
        seeds: Array.from({ length: seeds.count }, (_, index) => slice(seeds, index, 1).first),
        onVerdict: (verdict) => task.onVerdict(verdict, mutants),
      });
      return {
        simulation: facts.name,
        files,
        judged: [...tried, ...invalid(files, untyped)].sort(byId),
        demands: coverage.demands,
        ...(notExplored === undefined ? {} : { notExplored }),
        isWhole: tried.length === mutants,
      };
    },
  );
}

/** The mutants of a file, function by function. */
function unitsOf({ mutants }: MutatedFile, untyped: ReadonlyMap<number, string>): readonly Unit[] {
  const units = new Map<number, { mutant: Mutant; site: number }[]>();
  const siteIds = new Map(
    sitesOf(mutants).flatMap((site) => site.mutants.map(({ id }) => [id, site.id] as const)),
  );
  for (const mutant of mutants) {
    if (untyped.has(mutant.id)) continue;
    const tried = { mutant, site: siteIds.get(mutant.id) ?? mutant.id };
    const unit = units.get(mutant.unit);
    if (unit === undefined) units.set(mutant.unit, [tried]);
    else unit.push(tried);
  }
  return [...units.values()].map((tried) => ({ mutants: tried }));
}

function invalid(
  files: readonly MutatedFile[],
  untyped: ReadonlyMap<number, string>,
): readonly Judged[] {
  return files.flatMap(({ mutants }) =>
    mutants.flatMap((mutant): readonly Judged[] => {
      const message = untyped.get(mutant.id);
      if (message === undefined) return [];
      const verdict: Verdict =
        mutant.ignored === undefined
          ? { kind: 'invalid', message }
          : { kind: 'ignored', reason: mutant.ignored };
      return [{ mutant, verdict }];
    }),
  );
}

function byId(one: Judged, other: Judged): number {
  return one.mutant.id - other.mutant.id;
}
