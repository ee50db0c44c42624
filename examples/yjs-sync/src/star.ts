import { type LogicalTime, nodeId, type NodeId, type Random } from '@gossip/sim-runtime';
import { type LogRecord } from './log-record.js';
import { Replica } from './protocol.js';
import { type ReplicaConfig } from './replica-config.js';
import { type MakeDocument } from './shared-document.js';

/** The node in the middle of a star, to which all others are connected. */
export const SERVER: NodeId = nodeId(0);

/** What all replicas of a star have in common. */
export type StarSettings = Pick<ReplicaConfig, 'saveDelayTicks' | 'syncIntervalTicks'>;

/** What a replica of a star is made from: what a simulation or a driver gives. */
export interface StarContext {
  readonly id: NodeId;
  readonly peers: readonly NodeId[];
  readonly random: Random;
  readonly now: LogicalTime;
  readonly durable: readonly LogRecord[] | undefined;
}

/** The neighbours of a node in a star, and whether it relays between them. */
export function placeInStar(
  id: NodeId,
  peers: readonly NodeId[],
): Pick<ReplicaConfig, 'neighbours' | 'relays'> {
  const isServer = id === SERVER;
  return { neighbours: isServer ? peers : [SERVER], relays: isServer };
}

/** A replica of a star: a server that relays, or one of its clients. */
export function starReplica(
  settings: StarSettings,
  makeDocument: MakeDocument,
  { id, peers, random, now, durable }: StarContext,
): Replica {
  const config = { ...settings, ...placeInStar(id, peers) };
  return new Replica(config, makeDocument, random, now, durable);
}
