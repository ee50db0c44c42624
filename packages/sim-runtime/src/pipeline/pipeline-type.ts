import { type PipelineEffect } from '../contracts/pipeline-ports.js';
import { type LaneLayout } from '../run/lane.js';
import { type ModuleTypeDefinition } from '../run/module-type.js';
import { PIPELINE_MENU } from './pipeline-menu.js';
import { PIPELINE_RECORD } from './recorded-kinds.js';
import { type PipelineWorld } from './pipeline-world.js';

/** The lanes, in the order in which data flows through them. */
const SOURCE = 0;
const STAGE = 1;
const DISK = 2;
const SINK = 3;

/** Pipeline: a stage over a source, a checkpoint store and a sink. @internal */
export const PIPELINE: ModuleTypeDefinition = {
  name: 'pipeline',
  faults: PIPELINE_MENU,
  recordedKinds: PIPELINE_RECORD,
  soleParty: 'the stage',
  operationsActInPlace: false,
  layout,
  laneValues: (world) => {
    const { state, checkpoint, outputs, emissions, starts } = world as PipelineWorld<unknown>;
    return [
      { lane: STAGE, state: { starts, state } },
      { lane: DISK, state: checkpoint },
      { lane: SINK, state: { emissions, outputs } },
    ];
  },
  portOf: (effect) => {
    switch ((effect as PipelineEffect<unknown, unknown>).kind) {
      case 'read':
        return SOURCE;
      case 'checkpoint':
        return DISK;
      case 'emit':
        return SINK;
      case 'wait':
        return undefined;
    }
  },
};

function layout(partyName: string): LaneLayout {
  return {
    lanes: [
      { name: 'source', short: 'in', role: 'source' },
      { name: partyName, short: 'st', role: 'stage' },
      { name: 'checkpoint store', short: 'cp', role: 'disk' },
      { name: 'sink', short: 'out', role: 'sink' },
    ],
    of: (target) => (target === 'disk' ? DISK : STAGE),
    operatesIn: () => SOURCE,
    appliesIn: () => STAGE,
  };
}
