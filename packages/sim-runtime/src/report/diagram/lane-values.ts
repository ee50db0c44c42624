import { type NodeId } from '../../contracts/node-id.js';
import { type CoordinationWorld } from '../../coordination/coordination-world.js';
import { type GossipWorld } from '../../gossip/gossip-world.js';
import { type PipelineWorld } from '../../pipeline/pipeline-world.js';
import { type ModuleType } from '../../plan/plan.js';
import { DISK, type Lanes, SINK, STAGE } from './lanes.js';

/** What a lane's state is at the moment. */
export interface LaneValue {
  readonly lane: number;
  readonly state: unknown;
}

/** In larger networks only the node that an event touched is looked at: all others are as they were. */
const MOST_LOOKED_AT = 16;

/**
 * The states of a world's lanes, as far as they can have changed.
 *
 * @param all - whether to look at every lane of a large network
 */
export function laneValues(
  type: ModuleType,
  world: unknown,
  lanes: Lanes,
  all: boolean,
): readonly LaneValue[] {
  switch (type) {
    case 'coordination':
      return coordinationValues(world as CoordinationWorld<unknown>, lanes);
    case 'gossip':
      return gossipValues(world as GossipWorld<unknown>, lanes, all);
    case 'pipeline':
      return pipelineValues(world as PipelineWorld<unknown>);
  }
}

function coordinationValues(
  { state, beliefs }: CoordinationWorld<unknown>,
  lanes: Lanes,
): readonly LaneValue[] {
  const believed = beliefs.flatMap((belief, actor) =>
    belief === undefined ? [] : [{ lane: lanes.of(actor), state: belief }],
  );
  return [{ lane: lanes.of(undefined), state }, ...believed];
}

function gossipValues(
  { node, touched }: GossipWorld<unknown>,
  { list }: Lanes,
  all: boolean,
): readonly LaneValue[] {
  const looked = all || list.length <= MOST_LOOKED_AT ? list.map((_, id) => id) : [touched];
  return looked.map((id) => ({ lane: id, state: node(id as NodeId) ?? 'down' }));
}

function pipelineValues(world: PipelineWorld<unknown>): readonly LaneValue[] {
  const { state, checkpoint, outputs, emissions, starts } = world;
  return [
    { lane: STAGE, state: { starts, state } },
    { lane: DISK, state: checkpoint },
    { lane: SINK, state: { emissions, outputs } },
  ];
}
