import { type LogicalTime } from '../../contracts/logical-time.js';
import { type PipelineWorld } from '../../pipeline/pipeline-world.js';
import { canonicalText } from '../canonical-text.js';
import { Ordered } from '../ordered.js';
import { type PipelineAction } from '../pipeline-action.js';
import { type PipelineModel, type PipelineUniverse } from '../pipeline-model.js';
import { type UniverseBounds } from '../universe-bounds.js';
import { type LiveRules } from './live-rules.js';

type Core = PipelineUniverse['core']['value'];

/** A time that no stage is likely to look for. */
const OTHER_TIME = 1_000_003;

/**
 * Time stands still, so that waiting and trying again is a loop; a lasso is executed again while time passes.
 * Emissions are counted as far as runs within the bounds need.
 */
export function pipelineRules(
  model: PipelineModel,
  { operations, losses, crashes }: UniverseBounds,
): LiveRules<PipelineUniverse, PipelineAction> {
  const mostEmissions = operations * (1 + losses + crashes) + 1;
  const still = (core: Core): Core => ({
    ...core,
    now: 0 as LogicalTime,
    emissions: Math.min(core.emissions, mostEmissions),
    left: { ...core.left, clockSteps: 0 },
  });
  return {
    fairness: ['every call of a port that is under way ends'],
    confirmsStem: true,
    faulty: (universe) => changed(universe, still),
    healed: (universe) =>
      changed(universe, (core) => ({
        ...still(core),
        left: { losses: 0, crashes: 0, clockSteps: 0 },
      })),
    isHealedAction: (_, { kind }) => kind === 'end',
    party: (action) => (action.kind === 'crash' ? 'crash' : canonicalText(action.call)),
    world: ({ core }) => {
      const { now, state, checkpoint, outputs, emissions, starts } = core.value;
      const nothing = { event: undefined, effects: [] };
      const kept = { checkpoint, outputs, emissions, starts, input: model.input };
      return { now, state, previous: state, ...kept, ...nothing } satisfies PipelineWorld<unknown>;
    },
    later: (universe, ticks) =>
      changed(universe, (core) => ({
        ...core,
        now: (core.now + ticks) as LogicalTime,
        left: { ...core.left, clockSteps: 1 },
      })),
    now: ({ core }) => core.value.now,
    ...(model.isCut && {
      unreachable: `without any fault it does not come true with the first ${operations} records; allow as many \`operations\` as the source has records`,
    }),
    isTimeless: (universe, action) => {
      const at = (now: number): string => {
        const moved = changed(universe, (core) => ({ ...core, now: now as LogicalTime }));
        const { core } = model.next(moved, action);
        return canonicalText(new Ordered({ ...core.value, now: 0 }));
      };
      return at(0) === at(OTHER_TIME);
    },
  };
}

function changed(universe: PipelineUniverse, change: (core: Core) => Core): PipelineUniverse {
  return { ...universe, core: new Ordered(change(universe.core.value)) };
}
