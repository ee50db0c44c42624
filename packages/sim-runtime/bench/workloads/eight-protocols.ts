import { type SansIoNode } from '@gossip/sim-runtime';
import { ReferenceNode } from '../reference-protocol.js';
import { Heartbeat } from './heartbeat.js';
import { Maximum } from './maximum.js';
import { PingPong } from './ping-pong.js';
import { PullGossip } from './pull-gossip.js';
import { PushSum } from './push-sum.js';
import { type Seat } from './seat.js';
import { StringMap } from './string-map.js';
import { TokenRing } from './token-ring.js';

/** Eight classes that have nothing in common but the contract. */
export const eightProtocols: Readonly<Record<string, (seat: Seat) => SansIoNode<unknown>>> = {
  reference: ({ id, nodeCount, random, now }) => new ReferenceNode(id, nodeCount, random, now),
  heartbeat: (seat) => new Heartbeat(seat),
  maximum: (seat) => new Maximum(seat),
  'ping-pong': (seat) => new PingPong(seat),
  'string map': (seat) => new StringMap(seat),
  'push-sum': (seat) => new PushSum(seat),
  'pull gossip': (seat) => new PullGossip(seat),
  'token ring': (seat) => new TokenRing(seat),
};
