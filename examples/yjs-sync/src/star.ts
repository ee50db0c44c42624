import { nodeId, type NodeId } from '@gossip/sim-runtime';
import { type ReplicaConfig } from './replica-config.js';

/** The simulation of a star, which replays what its nodes recorded. */
export const SIMULATION = 'yjs-sync-star';

/** The node in the middle of a star, to which all others are connected. */
export const SERVER: NodeId = nodeId(0);

/** The neighbours of a node in a star, and whether it relays between them. */
export function placeInStar(
  id: NodeId,
  peers: readonly NodeId[],
): Pick<ReplicaConfig, 'neighbours' | 'relays'> {
  const isServer = id === SERVER;
  return { neighbours: isServer ? peers : [SERVER], relays: isServer };
}
