import { type Bounds, checkRequest } from './check-request.js';
import { Clock } from './clock.js';
import {
  type Exploration,
  type ExploreOptions,
  type Lasso,
  type PropertyVerdict,
} from './exploration.js';
import { fairLasso } from './fair-lasso.js';
import { Fingerprinter } from './fingerprinter.js';
import { type Model } from './model.js';
import { OrbitTable, type Permute } from './orbit-table.js';
import { Search } from './search.js';
import { ExactTable, FingerprintTable, type StateTable } from './state-table.js';
import { SymmetryAudit } from './symmetry-audit.js';
import { stepsFrom } from './trails.js';

const FINGERPRINTS = 2 ** 64;

/**
 * Searches every state of a model within the bounds, breadth first, and checks all of its properties and
 * deadlocks in the one search. The result depends on the model and the bounds alone, but for a time limit.
 *
 * @param model - what to search
 * @param options - the bounds; without any, the search ends when every reachable state was searched
 * @returns counts, verdicts and shortest counterexamples. It never claims more than was searched: after a
 *   search that a bound cut short, whatever is not violated is `unknown`
 * @throws ExplorationError when a bound is out of range, a state is not plain data, `next` changes the state
 *   that it is given, or symmetry is asked for together with liveness
 */
export function explore<State, Action>(
  model: Model<State, Action>,
  options: ExploreOptions = {},
): Exploration<State, Action> {
  const bounds = checkRequest(model, options);
  const clock = new Clock(bounds.timeLimitSeconds, options.onProgress?.bind(options));
  const permute = bounds.symmetry ? model.permute?.bind(model) : undefined;
  const { parties = 0 } = model;
  const audit = permute && new SymmetryAudit(model, permute, parties);
  const search = new Search(model, tableFor(bounds, permute, parties), bounds, clock, audit);
  search.run();
  return resultOf(model, bounds, search, clock);
}

function tableFor<State>(
  { exact }: Bounds,
  permute: Permute<State> | undefined,
  parties: number,
): StateTable {
  const fingerprinter = new Fingerprinter();
  if (exact) return new ExactTable(fingerprinter);
  const table = new FingerprintTable(fingerprinter);
  return permute ? new OrbitTable(table, fingerprinter, permute, parties) : table;
}

function resultOf<State, Action>(
  model: Model<State, Action>,
  bounds: Bounds,
  search: Search<State, Action>,
  clock: Clock,
): Exploration<State, Action> {
  const { distinct, generated, depth, stoppedBy, graph, thrown } = search;
  const pathTo = (index: number) => search.trails.pathTo(index);
  const properties = verdictsOf(model, search);
  const isViolated =
    thrown !== undefined ||
    search.deadlocks > 0 ||
    properties.some(({ verdict }) => verdict === 'violated');
  return {
    model: model.name,
    verdict: stoppedBy === undefined ? 'complete' : 'incomplete',
    ...(stoppedBy !== undefined && { stoppedBy }),
    ok: stoppedBy === undefined && !isViolated,
    distinct,
    generated,
    depth,
    queue: distinct - search.searched,
    actions: search.counts.list(),
    properties,
    deadlocks: {
      count: search.deadlocks,
      ...(search.deadlocks > 0 && { path: pathTo(search.firstDeadlock) }),
    },
    ...(thrown !== undefined && {
      thrown: {
        message: thrown.message,
        ...(thrown.action !== undefined && { action: search.trails.describe(thrown.action) }),
        path: pathTo(thrown.index),
      },
    }),
    matching: {
      by: bounds.exact ? 'exact' : 'fingerprint',
      collisionChance: bounds.exact ? 0 : Math.min(1, (distinct * generated) / FINGERPRINTS),
      symmetry: bounds.symmetry,
    },
    ...(graph !== undefined && { fairness: [...graph.parties].sort() }),
    seconds: clock.seconds,
  };
}

function verdictsOf<State, Action>(
  model: Model<State, Action>,
  search: Search<State, Action>,
): readonly PropertyVerdict<State, Action>[] {
  const isComplete = search.stoppedBy === undefined;
  return (model.properties ?? []).map((property) => {
    if (property.kind !== 'eventually') {
      const pathTo = (index: number, ordinal?: number) => search.trails.pathTo(index, ordinal);
      return search.verdicts.of(property, isComplete, pathTo);
    }
    const { kind, name } = property;
    const lasso = lassoOf(model, search, property.name);
    if (lasso !== undefined) return { kind, name, verdict: 'violated', lasso };
    return { kind, name, verdict: isComplete ? 'holds' : 'unknown' };
  });
}

function lassoOf<State, Action>(
  model: Model<State, Action>,
  { graph, trails, searched }: Search<State, Action>,
  name: string,
): Lasso<State, Action> | undefined {
  if (graph === undefined) return undefined;
  const goal = graph.goals.findIndex((other) => other.name === name);
  const depths = trails.depths();
  const trail = fairLasso(graph, goal, searched, (state) => depths[state] ?? 0);
  if (trail === undefined) return undefined;
  const before = trails.pathTo(trail.obligedAt);
  const obligedIn = before.steps.at(-1)?.state ?? before.initial;
  const steps = [...before.steps, ...stepsFrom(model, obligedIn, trail.stem)];
  const end = steps.at(-1)?.state ?? before.initial;
  return { stem: { initial: before.initial, steps }, loop: stepsFrom(model, end, trail.loop) };
}
