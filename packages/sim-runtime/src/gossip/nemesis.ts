import { type SansIoNode } from '../contracts/sans-io-node.js';
import { RandomStream } from '../kernel/random-stream.js';
import { type PlannedFault } from '../plan/plan.js';
import { type Recorder } from '../run/trace.js';
import { type SimNetwork } from './sim-network.js';

interface Nemesis {
  readonly network: SimNetwork<SansIoNode<unknown>>;
  readonly fault: PlannedFault;
  readonly random: RandomStream;
  /** No episode goes on after this. */
  readonly healAt: number;
  /** Puts the episode's beginning or its parts into the trace. */
  readonly say: (sentence: string, party?: number) => void;
}

/**
 * Makes a planned fault happen in a network: schedules its beginning and its end.
 *
 * A fault whose node does not exist in this run (a shrunk one has fewer) does nothing.
 */
export function scheduleFault<Node extends SansIoNode<unknown>, Durable>(
  network: SimNetwork<Node, Durable>,
  fault: PlannedFault,
  healAt: number,
  recorder: Recorder | undefined,
): void {
  if (fault.party >= network.nodeCount || fault.at >= healAt) return;
  const nemesis: Nemesis = {
    network: network as unknown as SimNetwork<SansIoNode<unknown>>,
    fault,
    random: new RandomStream(fault.salt),
    healAt,
    say: (sentence, party) => {
      const base = { at: network.now, kind: 'fault', fault: fault.kind, sentence } as const;
      recorder?.(party === undefined ? base : { ...base, party });
    },
  };
  network.timeline.schedule(fault.at, () => strike(nemesis));
}

function strike(nemesis: Nemesis): void {
  const { network, fault, random, say } = nemesis;
  const { party, durationTicks } = fault;
  switch (fault.kind) {
    case 'partition':
      return partition(nemesis, [party], random.below(2) === 0);
    case 'split-brain':
      return partition(nemesis, half(nemesis), false);
    case 'pause':
      say(`pause node-${party} for ${durationTicks}`, party);
      network.pause(party);
      return later(nemesis, durationTicks, () => network.resume(party));
    case 'clock-skew':
      return skew(nemesis);
    case 'clock-jump':
      say(`the clock of node-${party} jumps ${durationTicks} forward`, party);
      return network.jumpClock(party, durationTicks);
    case 'crash':
      return crash(nemesis, party, durationTicks, false);
    case 'amnesia':
      return crash(nemesis, party, durationTicks, true);
    case 'repeated-crash':
      return crashAgainAndAgain(nemesis);
    case 'cascade':
      return cascade(nemesis);
    case 'mass-restart':
      network.count('mass-restart');
      for (let id = 0; id < network.nodeCount; id++) crash(nemesis, id, durationTicks, false);
      return;
    default:
      throw new Error(`The fault "${fault.kind}" cannot happen to a network.`);
  }
}

function later({ network, healAt }: Nemesis, ticks: number, action: () => void): void {
  const at = network.now + ticks;
  if (at < healAt) network.timeline.schedule(at, action);
}

function half({ network, fault, random }: Nemesis): readonly number[] {
  const side: number[] = [];
  for (let id = 0; id < network.nodeCount; id++) {
    if (id === fault.party || random.below(2) === 0) side.push(id);
  }
  return side;
}

function partition(nemesis: Nemesis, side: readonly number[], oneWay: boolean): void {
  const { network, fault, say } = nemesis;
  const names = side.map((id) => `node-${id}`).join(', ');
  say(
    oneWay
      ? `${names} can hear but not be heard for ${fault.durationTicks}`
      : `${names} cut off for ${fault.durationTicks}`,
    fault.party,
  );
  if (fault.kind !== 'partition') network.count(fault.kind);
  const handle = network.partition({ side, oneWay });
  later(nemesis, fault.durationTicks, () => network.healPartition(handle));
}

function skew(nemesis: Nemesis): void {
  const { network, fault, random, say } = nemesis;
  const ticks = random.between(-100, 100);
  const direction = ticks < 0 ? 'behind' : 'ahead';
  say(
    `the clock of node-${fault.party} is ${Math.abs(ticks)} ${direction} for ${fault.durationTicks}`,
    fault.party,
  );
  network.skewClock(fault.party, ticks);
  later(nemesis, fault.durationTicks, () => network.straightenClock(fault.party));
}

function crash(nemesis: Nemesis, id: number, downTicks: number, amnesia: boolean): void {
  const { network, say } = nemesis;
  if (network.isDown(id)) return;
  say(`crash node-${id} for ${downTicks}${amnesia ? ', its durable state lost' : ''}`, id);
  network.crash(id, { amnesia });
  later(nemesis, downTicks, () => network.restart(id));
}

function crashAgainAndAgain(nemesis: Nemesis): void {
  const { network, fault, random } = nemesis;
  const times = random.between(2, 4);
  const apart = Math.max(2, Math.floor(fault.durationTicks / times));
  network.count('repeated-crash');
  for (let time = 0; time < times; time++) {
    const down = random.between(1, apart - 1);
    later(nemesis, time * apart, () => crash(nemesis, fault.party, down, false));
  }
}

function cascade(nemesis: Nemesis): void {
  const { network, fault, random } = nemesis;
  const victims = random.between(2, Math.max(2, network.nodeCount - 1));
  network.count('cascade');
  for (let index = 0; index < victims; index++) {
    const id = (fault.party + index) % network.nodeCount;
    const after = index * random.between(1, 10);
    later(nemesis, after, () => crash(nemesis, id, fault.durationTicks, false));
  }
}
