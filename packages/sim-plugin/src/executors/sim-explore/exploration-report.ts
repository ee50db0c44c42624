import type {
  Lasso,
  Path,
  SimulationExploration,
  ToldPath,
  ToldViolation,
} from '@gossip/sim-runtime/explore';
import type { ExplorationFacts } from '../../page/exploration-data.js';

/** The version of explore.json. */
const SCHEMA_VERSION = 1;

/** The name of what a module throws, where oracles have theirs. */
export const EXCEPTION = 'exception';

/** The message of a violation of which an oracle says nothing more. */
export const NO_MESSAGE = 'does not hold';

/** A path that ends in a violation, or a run on which a goal never comes true. */
export type CounterExample = Path<unknown, unknown> | Lasso<unknown, unknown>;

/** The content of explore.json, as far as pages use it. */
export interface ExplorationReport extends ExplorationFacts {
  readonly schemaVersion: number;
  readonly deadlocks: number;
  readonly thrown?: {
    readonly message: string;
    readonly action: string | undefined;
    readonly steps: readonly string[];
    readonly told: ToldPath;
  };
  readonly properties: readonly (ExplorationFacts['properties'][number] & {
    readonly message?: string;
    readonly told?: ToldPath;
  })[];
}

/** The result of an exploration as explore.json has it; `report/schema.json` describes it. */
export function explorationReport(
  found: SimulationExploration,
  tell: (path: CounterExample, violation: ToldViolation) => ToldPath,
): ExplorationReport {
  const { model, properties, thrown, deadlocks, seconds, ...rest } = found;
  return {
    schemaVersion: SCHEMA_VERSION,
    simulation: model,
    ...rest,
    deadlocks: deadlocks.count,
    ...(thrown && {
      thrown: {
        message: thrown.message,
        action: thrown.action,
        steps: textsOf(thrown.path),
        told: tell(thrown.path, { oracle: EXCEPTION, message: thrown.message }),
      },
    }),
    properties: properties.map(({ path, lasso, ...property }) => {
      const { name: oracle, message = NO_MESSAGE } = property;
      const example = property.verdict === 'violated' ? (lasso ?? path) : undefined;
      const steps = lasso === undefined ? path?.steps : [...lasso.stem.steps, ...lasso.loop];
      return {
        ...property,
        ...(steps && { steps: steps.map(({ text }) => text) }),
        ...(example && { told: tell(example, { oracle, message }) }),
      };
    }),
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
