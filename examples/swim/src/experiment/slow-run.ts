import { type NodeId, nodeId } from '@gossip/sim-runtime';
import { SimNetwork } from '@gossip/sim-runtime/sim';
import { type Status } from '../messages.js';
import { Swim } from '../protocol.js';
import { type SwimSettings } from '../swim-config.js';
import {
  BLOCKED_PERIODS,
  MEMBERS,
  OPEN_PERIODS,
  SLOW_PERIODS,
  WARM_UP_PERIODS,
} from './experiment-settings.js';
import { SlowSwim } from './slow-swim.js';

/** The result of a group in which some members were slow. */
export interface SlowOutcome {
  /** How often a healthy member took another, which was there and not slow, for dead. */
  readonly falseDeaths: number;
  /** How many periods after a member was killed the first healthy one declared it dead. */
  readonly firstDead: number;
  /** When the last of the healthy did; infinite when one never did. */
  readonly deadToAll: number;
}

/** The one that is killed when slowness begins. */
const KILLED = nodeId(MEMBERS - 1);

/**
 * Runs the group while the first `slow` members are slow all at once, and looks at what the others
 * think at the end of every period.
 */
export function slowRun(
  seed: number,
  settings: SwimSettings,
  slow: number,
  periods = SLOW_PERIODS,
): SlowOutcome {
  const { periodTicks } = settings;
  const slowness = {
    from: WARM_UP_PERIODS * periodTicks,
    blockedTicks: BLOCKED_PERIODS * periodTicks,
    openTicks: OPEN_PERIODS * periodTicks,
  };
  const network = new SimNetwork<Swim | SlowSwim>({
    seed,
    nodes: MEMBERS,
    create: ({ id, peers, random, now }) => {
      const member = new Swim({ ...settings, nodeId: id }, peers, random, now);
      return id < slow ? new SlowSwim(member, slowness, now) : member;
    },
  });
  const survey = new Survey(network, slow);
  network.run(WARM_UP_PERIODS * periodTicks);
  network.crash(KILLED);
  for (let period = 1; period <= periods; period++) {
    network.run(periodTicks);
    survey.look(period);
  }
  return survey.outcome();
}

/** What healthy members think, period by period. */
class Survey {
  readonly #network: SimNetwork<Swim | SlowSwim>;
  readonly #slow: number;
  readonly #known = new Map<number, Status>();
  readonly #detectedIn = new Map<NodeId, number>();
  #falseDeaths = 0;

  constructor(network: SimNetwork<Swim | SlowSwim>, slow: number) {
    this.#network = network;
    this.#slow = slow;
  }

  look(period: number): void {
    for (let id = this.#slow; id < KILLED; id++) {
      const observer = nodeId(id);
      const node = this.#network.node(observer);
      if (!(node instanceof Swim)) continue;
      for (const { member, status } of node.opinions.values()) {
        if (member < this.#slow) continue;
        const key = id * MEMBERS + member;
        if (status === 'dead' && this.#known.get(key) !== 'dead')
          this.#found(observer, member, period);
        this.#known.set(key, status);
      }
    }
  }

  #found(observer: NodeId, member: NodeId, period: number): void {
    if (member !== KILLED) this.#falseDeaths++;
    else if (!this.#detectedIn.has(observer)) this.#detectedIn.set(observer, period);
  }

  outcome(): SlowOutcome {
    const periods = [...this.#detectedIn.values()];
    const isKnownToAll = periods.length === KILLED - this.#slow;
    return {
      falseDeaths: this.#falseDeaths,
      firstDead: Math.min(...periods),
      deadToAll: isKnownToAll ? Math.max(...periods) : Number.POSITIVE_INFINITY,
    };
  }
}
