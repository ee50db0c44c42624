import { type Bounds } from './check-request.js';
import {
  type Exploration,
  type Lasso,
  type PropertyVerdict,
  type StoppedBy,
} from './exploration.js';
import { fairLasso } from './fair-lasso.js';
import { type Model } from './model.js';
import { type Searching } from './searching.js';
import { stepsFrom } from './trails.js';

const FINGERPRINTS = 2 ** 64;

/** How long a search took, and what ended it before its time. */
interface Ended {
  readonly seconds: number;
  readonly stoppedBy?: StoppedBy;
}

/** The result of a search so far. */
export function explorationOf<State, Action>(
  model: Model<State, Action>,
  bounds: Bounds,
  search: Searching<State, Action>,
  { seconds, stoppedBy }: Ended,
): Exploration<State, Action> {
  const { distinct, generated, graph, thrown } = search;
  const pathTo = (index: number) => search.trails.pathTo(index);
  const properties = verdictsOf(model, search, stoppedBy === undefined);
  const violations =
    properties.filter(({ verdict }) => verdict === 'violated').length +
    (search.deadlocks > 0 ? 1 : 0) +
    (thrown === undefined ? 0 : 1);
  return {
    model: model.name,
    verdict: stoppedBy === undefined ? 'complete' : 'incomplete',
    ...(stoppedBy !== undefined && { stoppedBy }),
    ok: stoppedBy === undefined && violations === 0,
    violations,
    distinct,
    generated,
    depth: search.deepest,
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
      by: search.isExact ? 'exact' : 'fingerprint',
      collisionChance: search.isExact ? 0 : Math.min(1, (distinct * generated) / FINGERPRINTS),
      symmetry: bounds.symmetry,
    },
    ...(graph !== undefined && { fairness: [...graph.parties].sort() }),
    seconds,
  };
}

function verdictsOf<State, Action>(
  model: Model<State, Action>,
  search: Searching<State, Action>,
  isComplete: boolean,
): readonly PropertyVerdict<State, Action>[] {
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
  { graph, trails, searched }: Searching<State, Action>,
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
