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
import type { MutantTypechecker } from './typecheck/typecheck-mutants.js';

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
  /** Starts what finds the mutants that do not typecheck. Absent where all count. */
  readonly typecheck?: () => MutantTypechecker;
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
  // It gets ready while the bundler works, and goes ahead of the trials.
  const checker = task.typecheck?.();
  const judging = withModule(
    { ...task, plugins: [plugin], explores: task.exploreStates > 0 },
    async ({ bundle, pool, facts, source }) => {
      const files = all.filter(({ path, mutants }) => loaded.has(path) && mutants.length > 0);
      if (files.length === 0) {
        if (task.isWanted === undefined) throw noProductionCode(declared.name, source);
        return { simulation: facts.name, files, judged: [], demands: [], isWhole: true };
      }
      const types = checker?.check(files);
      const coverage = await coverageOf(pool, { ...task, module: declared.name });
      const { workspaceRoot, watchdogMs, exploreStates } = task;
      const exploring = exploreStates > 0 ? await exploringOf(pool, exploreStates) : undefined;
      const notExplored =
        exploring !== undefined && 'refusal' in exploring ? exploring.refusal : undefined;
      const units = files.flatMap(unitsOf);
      const mutants = units.reduce((sum, unit) => sum + unit.mutants.length, 0);
      const tried = await tryMutants(units, {
        ...task,
        pool,
        settings: { workspaceRoot, file: bundle.file, source, watchdogMs },
        level,
        coverage,
        types,
        exploration: exploring !== undefined && 'sites' in exploring ? exploring : undefined,
        seeds: Array.from({ length: seeds.count }, (_, index) => slice(seeds, index, 1).first),
        onVerdict: (verdict) => task.onVerdict(verdict, mutants),
      });
      return {
        simulation: facts.name,
        files,
        judged: tried,
        demands: coverage.demands,
        ...(notExplored === undefined ? {} : { notExplored }),
        isWhole: tried.length === mutants,
      };
    },
  );
  return judging.finally(() => checker?.stop());
}

/** The mutants of a file, function by function. */
function unitsOf({ mutants }: MutatedFile): readonly Unit[] {
  const units = new Map<number, { mutant: Mutant; site: number }[]>();
  const siteIds = new Map(
    sitesOf(mutants).flatMap((site) => site.mutants.map(({ id }) => [id, site.id] as const)),
  );
  for (const mutant of mutants) {
    const tried = { mutant, site: siteIds.get(mutant.id) ?? mutant.id };
    const unit = units.get(mutant.unit);
    if (unit === undefined) units.set(mutant.unit, [tried]);
    else unit.push(tried);
  }
  return [...units.values()].map((tried) => ({ mutants: tried }));
}
