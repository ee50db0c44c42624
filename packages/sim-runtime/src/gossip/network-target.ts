import { type SansIoNode } from '../contracts/sans-io-node.js';
import { type FaultTarget } from '../injection/fault-target.js';
import { type SimNetwork } from './sim-network.js';

/** A network as the fault injector sees it. */
export function networkTarget<Node extends SansIoNode<unknown>, Durable>(
  network: SimNetwork<Node, Durable>,
): FaultTarget {
  return {
    parties: network.nodeCount,
    directions: ['outgoing', 'both'],
    count: (kind) => network.count(kind),
    pause: (party) => network.pause(party),
    resume: (party) => network.resume(party),
    isPaused: (party) => network.isPaused(party),
    crash: (party, amnesia) => network.crash(party, { amnesia }),
    restart: (party) => network.restart(party),
    isDown: (party) => network.isDown(party),
    jumpClock: (party, ticks) => network.jumpClock(party, ticks),
    rewindClock: (party, ticks) => network.rewindClock(party, ticks),
    skewClock: (party, ticks) => network.skewClock(party, ticks),
    straightenClock: (party) => network.straightenClock(party),
    cut: (side, direction) => {
      const handle = network.partition({ side, direction });
      return () => {
        network.healPartition(handle);
        return true;
      };
    },
    arm: (fault) => network.arm(fault),
    equivocate: (party) => network.equivocate(party),
  };
}
