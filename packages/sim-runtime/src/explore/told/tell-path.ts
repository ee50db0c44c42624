import { type Diagram, type LaneState, type Step } from '../../report/diagram/diagram.js';
import { diffStates, type FieldChange } from '../../report/diagram/state-diff.js';
import { type Plain } from '../../report/diagram/plain.js';
import { ValueTable } from '../../report/diagram/value-table.js';
import { type Simulation } from '../../run/simulation.js';
import { underGuard } from '../../guards/guards.js';
import { type Lasso, type Path } from '../exploration.js';
import {
  modelForTelling,
  type SimulationExploreOptions,
  type Telling,
} from '../explore-simulation.js';
import { actionText } from '../replay.js';
import { describeAction } from '../trails.js';
import { liveTelling } from '../liveness/live-telling.js';
import { ToldArrows } from './told-arrows.js';

/** One field of the state of a lane that an action changed. */
export interface ToldChange extends FieldChange {
  /** Whose state it is, by its name. */
  readonly lane: string;
}

/** An action of a path, among those that were possible. */
export interface ToldStep {
  /** The action that was taken. */
  readonly text: string;
  /** Every action that was possible, the one that was taken among them. */
  readonly open: readonly string[];
  /** Which of them was taken: its place among `open`. */
  readonly taken: number;
  /** The step of the diagram that this action is. */
  readonly at: number;
  /** What it changed in the states of the lanes. */
  readonly changes: readonly ToldChange[];
}

/** A path of an exploration as a story: each step with its choices, and as the diagram of a run. */
export interface ToldPath {
  /** The actions, in order. */
  readonly steps: readonly ToldStep[];
  /** The step from which on the steps repeat for ever, by its place; absent where none repeat. */
  readonly loopFrom?: number;
  /** The path as a space-time diagram, in the shape that runs have. */
  readonly diagram: Diagram;
}

/** The violation at the end of a path. */
export interface ToldViolation {
  /** The name of the oracle. */
  readonly oracle: string;
  /** What is wrong, in words. */
  readonly message: string;
}

/**
 * Tells a path of an exploration: what was possible at each step, what was taken, and what it changed.
 *
 * @param simulation - the simulation that was explored
 * @param options - the bounds of its exploration
 * @param path - a counterexample or a witness of that exploration
 * @param violation - what the path ends in
 */
export function tellPath(
  simulation: Simulation,
  options: SimulationExploreOptions,
  path: Path<unknown, unknown>,
  violation?: ToldViolation,
): ToldPath {
  return underGuard(() => {
    return told(simulation, modelForTelling(simulation, options), path, violation);
  });
}

/**
 * Tells a run on which a goal never comes true, its loop once, as `tellPath` does.
 *
 * @param simulation - the simulation that was explored
 * @param options - the bounds of its exploration
 * @param lasso - the counterexample of an `eventually` oracle
 * @param violation - what never comes true
 */
export function tellLasso(
  simulation: Simulation,
  options: SimulationExploreOptions,
  { stem, loop }: Lasso<unknown, unknown>,
  violation: ToldViolation,
): ToldPath {
  return underGuard(() => {
    const telling = liveTelling(simulation, modelForTelling(simulation, options));
    const path = { initial: stem.initial, steps: [...stem.steps, ...loop] };
    const { steps, diagram } = told(simulation, telling, path, violation);
    return { steps, ...(loop.length > 0 && { loopFrom: stem.steps.length }), diagram };
  });
}

function told(
  { moduleType, partyName }: Simulation,
  { model, teller, parties }: Telling,
  path: Path<unknown, unknown>,
  violation: ToldViolation | undefined,
): ToldPath {
  const layout = moduleType.layout(partyName, parties);
  const values = new ValueTable();
  const arrows = new ToldArrows(values);
  const last = new Map<number, number>();
  const changesIn = (universe: unknown): readonly LaneState[] =>
    moduleType.laneValues(teller.world(universe), layout, true).flatMap(({ lane, state }) => {
      const value = values.place(state);
      if (last.get(lane) === value) return [];
      last.set(lane, value);
      return [{ lane, value }];
    });
  // The first nodes of a model are made with its initial states.
  model.initial();
  const initial = changesIn(path.initial);
  arrows.begin(teller.carried(path.initial, layout));
  const diagramSteps: Step[] = [];
  let before = path.initial;
  const steps = path.steps.map(({ action, text, state: after }, at): ToldStep => {
    const actions = model.actions(before);
    const wanted = actionText(action);
    const taken = actions.findIndex((other) => actionText(other) === wanted);
    const { kind, what, lane, fault, content, ...way } = teller.tell(action, layout);
    const earlier = new Map(last);
    const states = changesIn(after);
    const arrival = arrows.step(at, way, teller.carried(after, layout));
    diagramSteps.push({
      at: teller.now(after),
      kind,
      what,
      ...(lane !== undefined && { lane }),
      ...(fault !== undefined && { fault }),
      ...(content !== undefined && { content: values.place(content) }),
      ...(arrival !== undefined && { arrival }),
      ...(states.length > 0 && { states }),
    });
    before = after;
    return {
      text,
      open: actions.map((other) => describeAction(model, other)),
      taken,
      at,
      changes: states.flatMap(({ lane: changed, value }) =>
        diffStates(valueAt(values, earlier.get(changed)), valueAt(values, value)).map((change) => ({
          lane: layout.lanes[changed]?.name ?? '',
          ...change,
        })),
      ),
    };
  });
  return {
    steps,
    diagram: {
      type: moduleType.name,
      lanes: layout.lanes,
      steps: [...diagramSteps, ...ending(diagramSteps, violation)],
      arrows: arrows.list,
      spans: [],
      values: values.values,
      initial,
      omitted: 0,
    },
  };
}

function valueAt({ values }: ValueTable, place: number | undefined): Plain {
  return place === undefined ? null : (values[place] ?? null);
}

function ending(steps: readonly Step[], violation: ToldViolation | undefined): readonly Step[] {
  if (violation === undefined) return [];
  const { oracle: what, message: outcome } = violation;
  const lane = steps.findLast((step) => step.lane !== undefined)?.lane;
  const at = steps.at(-1)?.at ?? 0;
  return [{ at, kind: 'violation', what, outcome, ...(lane !== undefined && { lane }) }];
}
