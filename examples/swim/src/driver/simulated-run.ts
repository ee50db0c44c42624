import { type NodeId, nodeId } from '@gossip/sim-runtime';
import { SimNetwork } from '@gossip/sim-runtime/sim';
import { type Status } from '../messages.js';
import { type Outcome, outcomeOf } from './outcome.js';
import { KILLED, MEMBERS, PAUSED, SETTINGS, WARM_UP_PERIODS } from './settings.js';
import { type Sighting } from './sighting.js';
import { WatchedSwim } from './watched-swim.js';

const MOST_PERIODS = 100;

/** What the real run does, in a simulated network without faults but the two. */
export function simulatedRun(seed: number): Outcome {
  const { periodTicks } = SETTINGS;
  const sightings: Sighting[] = [];
  const network = new SimNetwork<WatchedSwim>({
    seed,
    nodes: MEMBERS,
    create: ({ id, peers, random, now }) => {
      const node = new WatchedSwim({ ...SETTINGS, nodeId: id }, peers, random, now);
      node.tell = (news) => void sightings.push({ observer: id, at: network.now, ...news });
      return node;
    },
  });
  const bystanders = Array.from({ length: MEMBERS }, (_, id) => id).filter(
    (id) => id !== KILLED && id !== PAUSED,
  );
  const runUntil = (member: NodeId, status: Status) => {
    const isSo = () =>
      bystanders.every((id) => network.node(id)?.opinions.get(member)?.status === status);
    for (let tick = 0; tick < MOST_PERIODS * periodTicks && !isSo(); tick++) network.run(1);
  };
  network.run(WARM_UP_PERIODS * periodTicks);
  const goneAt = network.now;
  network.crash(KILLED);
  network.pause(PAUSED);
  runUntil(nodeId(KILLED), 'dead');
  runUntil(nodeId(PAUSED), 'dead');
  const backAt = network.now;
  network.resume(PAUSED);
  runUntil(nodeId(PAUSED), 'alive');
  return outcomeOf(sightings, goneAt, backAt, periodTicks);
}
