import { keepGuards } from '../../guards/guards.js';
import { type Plan } from '../../plan/plan.js';
import { DEFAULT_MAX_EVENTS, type RunOptions, type Simulation } from '../../run/simulation.js';
import { type Diagram } from './diagram.js';
import { Drawing } from './drawing.js';
import { timelineOf } from '../timeline-of.js';
import { Witness } from './witness.js';

/** How many entries of a trace are drawn, the last ones: fewer where states are large. */
const MOST_ENTRIES = [100_000, 20_000, 4_000, 800] as const;
/** How many characters all messages and states may take. */
const MOST_CHARACTERS = 3_000_000;

const BLIND =
  'The states are not shown: looking at them changes what this module does, so one of its getters does more than look.';

/**
 * Runs a plan once more and draws what happens, the states of all parties included.
 *
 * @param simulation - the simulation that the plan is for
 * @param plan - the plan to run once more
 * @param options - the options of the first run
 */
export function drawRun(
  simulation: Simulation,
  plan: Plan,
  options: Omit<
    RunOptions,
    'trace' | 'recorder' | 'watch' | 'contentHash' | 'contentObserver'
  > = {},
): Diagram {
  return keepGuards(() => {
    let entries = 0;
    const { traceHash, events } = simulation.run(plan, {
      ...options,
      recorder: () => void entries++,
    });
    // A run that looking at it changes may never end.
    const limits = {
      ...options,
      maxEvents: Math.min(options.maxEvents ?? DEFAULT_MAX_EVENTS, events + 1),
    };
    const tries = MOST_ENTRIES.filter((most, index) => index === 0 || most < entries);
    for (const most of tries) {
      const omitted = Math.max(0, entries - most);
      const isLast = most === tries.at(-1);
      const seen = witness(simulation, plan, limits, { omitted, looks: true, isLast });
      if (seen.traceHash !== traceHash) {
        return witness(simulation, plan, limits, { omitted, looks: false, isLast: true }).diagram;
      }
      if (seen.size <= MOST_CHARACTERS || isLast) return seen.diagram;
    }
    throw new Error('There is always a last number of entries.');
  });
}

interface Look {
  /** How many entries are left out before the first that is drawn. */
  readonly omitted: number;
  /** Whether states are looked at. */
  readonly looks: boolean;
  /** Whether it is drawn whatever its size. */
  readonly isLast: boolean;
}

function witness(simulation: Simulation, plan: Plan, options: RunOptions, look: Look) {
  const { omitted, looks, isLast } = look;
  const drawing = new Drawing(simulation, plan.parties);
  const witness = new Witness(drawing, omitted);
  // What is too large will not be shown, so there is no use in keeping more of it.
  const isKept = (): boolean => isLast || drawing.values.size <= MOST_CHARACTERS;
  const { traceHash, violation } = simulation.run(plan, {
    ...options,
    recorder: (entry) => {
      if (isKept()) witness.hear(entry);
    },
    ...(looks
      ? {
          watch: (world: unknown) => {
            if (isKept()) witness.see(world);
          },
        }
      : {}),
  });
  witness.end();
  const diagram = drawing.finish(omitted, looks ? undefined : BLIND);
  const calls = timelineOf(simulation, violation, witness.world);
  return {
    traceHash,
    size: drawing.values.size,
    diagram: calls === undefined ? diagram : { ...diagram, calls },
  };
}
