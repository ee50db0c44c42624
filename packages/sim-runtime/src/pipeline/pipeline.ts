import { smallInteger } from '../kernel/small-integer.js';
import { NO_PORT_FAULTS } from './port-faults.js';
import { RandomStream } from '../kernel/random-stream.js';
import { combine, hashLabel } from '../kernel/keyed-hash.js';
import { listOracles } from '../oracles/oracle-writer.js';
import { type Plan } from '../plan/plan.js';
import { claimsOf } from '../run/claims.js';
import { configurationsOf, initialStateFor } from '../run/configurations.js';
import { defineSimulation } from '../run/define-simulation.js';
import { injectFaults } from '../injection/inject.js';
import { kindInWords } from '../run/kind-in-words.js';
import { OperationCounts } from '../run/operation-counts.js';
import { steer } from '../run/steer.js';
import { type Staging } from '../run/run-plan.js';
import { type Simulation } from '../run/simulation.js';
import { type ReadableTrace } from '../trace/trace-sink.js';
import { type RecordOf } from './vocabulary.js';
import { StageCalls } from './pipeline-history.js';
import { PIPELINE_MENU } from './pipeline-menu.js';
import { PIPELINE } from './pipeline-type.js';
import { stagePipelineRecording } from './replay-pipeline.js';
import { type DefinedPipeline } from './defined-pipeline.js';
import { SimPipeline } from './sim-pipeline.js';
import { stageTarget } from './stage-target.js';
import { StageView } from './stage-view.js';
import { type PipelineDefinition, type StageWorld } from './pipeline-definition.js';

/** The operation by which plans let a source grow. */
const APPEND = 'append';
/** The most records that one append brings. */
const MOST_APPENDED = 16;

/**
 * Makes a pipeline stage ready to be simulated: over a source that grows, a checkpoint store and a
 * sink, all of which fail.
 *
 * @param definition - the stage's logic, its input, and what is demanded of it
 * @throws TypeError when the definition contradicts itself, in a sentence that says where
 */
export function pipeline<
  State,
  Event,
  Effect,
  Configuration extends object = Readonly<Record<string, never>>,
>(definition: PipelineDefinition<State, Event, Effect, Configuration>): Simulation {
  const { configure, initialState, ...rest } = definition;
  const { name } = rest;
  const configurations = configurationsOf(name, configure);
  const defined: DefinedPipeline<State, Event, Effect, Configuration> = {
    ...rest,
    type: 'pipeline',
    initialState: initialStateFor(initialState, configurations.standard),
    initialStateOf: (configuration) => initialStateFor(initialState, configuration),
    configurationOf: configurations.of,
    configuration: configurations.standard,
    oracles: listOracles(rest.oracles),
    claims: claimsOf(name, PIPELINE_MENU, definition),
  };
  return defineSimulation({
    type: PIPELINE,
    definition: defined,
    partyName: name,
    parties: { least: 1, most: 1 },
    operations: [APPEND],
    ...(configure === undefined ? {} : { configurations }),
    shape: definition,
    stage: (plan, traceSink) => stagePipeline(defined, plan, traceSink),
    stageRecording: (plan, recording, traceSink) => {
      const { world } = stagePipeline(defined, { ...plan, operations: [], faults: [] }, undefined);
      return stagePipelineRecording(defined, recording, traceSink, world);
    },
  });
}

function stagePipeline<State, Event, Effect, Configuration extends object>(
  definition: DefinedPipeline<State, Event, Effect, Configuration>,
  plan: Plan,
  traceSink: ReadableTrace | undefined,
): Staging<StageWorld<State, Event, Effect>> {
  const random = new RandomStream(combine(plan.seed, hashLabel('source')));
  const configuration = definition.configurationOf(plan);
  const { history } = definition;
  const calls = history && new StageCalls(history, (): number => stage.timeline.now);
  const stage = new SimPipeline<State, Event, Effect, RecordOf<Event>>({
    seed: plan.seed,
    initialState: definition.initialStateOf(configuration),
    step: definition.step,
    view: definition.view,
    input: definition.source({ random, configuration }),
    available: 0,
    corrupt: definition.corrupt,
    calls,
    traceSink,
  });
  const operations = new OperationCounts([APPEND]);
  for (const { at, name, salt } of plan.operations) {
    if (name !== APPEND) continue;
    stage.timeline.schedule(at, () => {
      operations.count(APPEND, true, 0);
      const count = smallInteger(1 + (salt % MOST_APPENDED));
      traceSink?.note({
        at,
        kind: 'operation',
        party: 0,
        name: APPEND,
        input: { count },
        skipped: false,
      });
      stage.append(count);
    });
  }
  const healAt = plan.warmupTicks + plan.safetyTicks;
  const schedule = { timeline: stage.timeline, healAt, traceSink };
  steer(plan, stage.timeline, stage.fates, (rates) =>
    stage.useFaults({ ...NO_PORT_FAULTS, ...rates }),
  );
  injectFaults(PIPELINE_MENU, stageTarget(stage), plan.faults, schedule);
  return {
    universe: stage.timeline,
    faultCounts: () => stage.faultCounts,
    visitFaults: (visit) => stage.visitFaults(visit),
    world: new StageView(stage, calls?.events) as StageWorld<State, Event, Effect>,
    operations,
    startFaults: () => stage.useFaults({ ...NO_PORT_FAULTS, ...plan.rates }),
    heal: () => stage.heal(),
    hasActed: () => stage.hasActed,
    lastEvent: () =>
      stage.event === undefined ? 'none' : `an event ${kindInWords(stage.event)} of the stage`,
    traceSink,
    changed: () => [
      { party: 0, state: stage.state },
      { party: 1, state: stage.checkpoint },
    ],
    statesAreValues: true,
    handedOut: () => stage.input,
    states: () => {
      const { state, checkpoint, outputs, emissions, starts, available } = stage;
      return [{ state: { state, checkpoint, outputs, emissions, starts, available } }];
    },
  };
}
