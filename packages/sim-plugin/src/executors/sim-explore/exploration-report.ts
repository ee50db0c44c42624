import type { Path, SimulationExploration } from '@gossip/sim-runtime/explore';

/** The version of explore.json. */
const SCHEMA_VERSION = 1;

/** The result of an exploration as explore.json has it; `report/schema.json` describes it. */
export function explorationReport(found: SimulationExploration): object {
  const { model, properties, thrown, deadlocks, seconds, ...rest } = found;
  return {
    schemaVersion: SCHEMA_VERSION,
    simulation: model,
    ...rest,
    deadlocks: deadlocks.count,
    ...(thrown && {
      thrown: { message: thrown.message, action: thrown.action, steps: textsOf(thrown.path) },
    }),
    properties: properties.map(({ path, lasso: _, ...property }) => ({
      ...property,
      ...(path && { steps: textsOf(path) }),
    })),
    elapsedMs: Math.round(seconds * 1000),
  };
}

/** The file of an oracle's counterexample. */
export function fileNameOf(oracle: string): string {
  const words = oracle.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return `${words.replace(/^-+|-+$/g, '') || 'oracle'}.path.json`;
}

function textsOf(path: Path<unknown, unknown>): readonly string[] {
  return path.steps.map(({ text }) => text);
}
