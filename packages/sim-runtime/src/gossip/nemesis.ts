import { type SansIoNode } from '../contracts/sans-io-node.js';
import { type PlannedFault } from '../plan/plan.js';
import { Episode, type EpisodeStage } from '../run/episode.js';
import { type SimNetwork } from './sim-network.js';

type AnyNetwork = SimNetwork<SansIoNode<unknown>>;

/**
 * Makes a planned fault happen in a network: schedules its beginning and its end.
 *
 * A fault whose node does not exist in this run (a shrunk one has fewer) does nothing.
 */
export function scheduleFault<Node extends SansIoNode<unknown>, Durable>(
  network: SimNetwork<Node, Durable>,
  fault: PlannedFault,
  stage: EpisodeStage,
): void {
  if (fault.party >= network.nodeCount) return;
  const any = network as unknown as AnyNetwork;
  Episode.schedule(fault, stage, (episode) => strike(any, episode));
}

function strike(network: AnyNetwork, episode: Episode): void {
  const { kind, party, durationTicks } = episode.fault;
  switch (kind) {
    case 'partition':
      return partition(network, episode, [party], episode.random.below(2) === 0);
    case 'split-brain':
      network.count('split-brain');
      return partition(network, episode, half(network, episode), false);
    case 'pause':
      return pause(network, episode);
    case 'clock-skew':
      return skew(network, episode);
    case 'clock-jump':
      episode.say(`the clock of ${nameOf(party)} jumps ${durationTicks} forward`, party);
      return network.jumpClock(party, durationTicks);
    case 'clock-backward':
      episode.say(`the clock of ${nameOf(party)} is turned back by ${durationTicks}`, party);
      return network.turnClockBack(party, durationTicks);
    case 'equivocation':
      return equivocate(network, episode);
    case 'crash':
    case 'amnesia':
      return crash(network, episode, party, durationTicks);
    case 'repeated-crash':
      return crashAgainAndAgain(network, episode);
    case 'cascade':
      return cascade(network, episode);
    case 'mass-restart':
      return restartAll(network, episode);
    default:
      throw new Error(`The fault "${kind}" cannot happen to a network.`);
  }
}

function nameOf(id: number): string {
  return `node-${id}`;
}

/** Half of the nodes, the fault's own among them, and never all of them. */
function half(network: AnyNetwork, { fault, random }: Episode): readonly number[] {
  const others = Array.from({ length: network.nodeCount }, (_, id) => id).filter(
    (id) => id !== fault.party,
  );
  const side = [fault.party];
  while (side.length < Math.floor(network.nodeCount / 2)) {
    side.push(...others.splice(random.below(others.length), 1));
  }
  return side.sort((first, second) => first - second);
}

function partition(
  network: AnyNetwork,
  episode: Episode,
  side: readonly number[],
  oneWay: boolean,
): void {
  const { party, durationTicks } = episode.fault;
  const names = side.map(nameOf).join(', ');
  const cut = oneWay ? 'can hear but not be heard' : 'cut off';
  episode.say(`${names} ${cut} for ${durationTicks}`, party);
  const handle = network.partition({ side, oneWay });
  const heal = (): void => network.healPartition(handle);
  episode.endAfter(durationTicks, heal, `the cut around ${names} heals`, party);
}

function pause(network: AnyNetwork, episode: Episode): void {
  const { party, durationTicks } = episode.fault;
  episode.say(`pause ${nameOf(party)} for ${durationTicks}`, party);
  network.pause(party);
  const resume = (): boolean => {
    network.resume(party);
    return !network.isPaused(party);
  };
  episode.endAfter(durationTicks, resume, `${nameOf(party)} resumes`, party);
}

function skew(network: AnyNetwork, episode: Episode): void {
  const { party, durationTicks } = episode.fault;
  const ticks = episode.random.between(-100, 100);
  const clock = `the clock of ${nameOf(party)}`;
  const direction = ticks < 0 ? 'behind' : 'ahead';
  episode.say(`${clock} is ${Math.abs(ticks)} ${direction} for ${durationTicks}`, party);
  network.skewClock(party, ticks);
  const end = (): void => network.straightenClock(party);
  episode.endAfter(durationTicks, end, `${clock} is skewed no more`, party);
}

function equivocate(network: AnyNetwork, episode: Episode): void {
  const { party, durationTicks } = episode.fault;
  const name = nameOf(party);
  episode.say(`${name} tells every peer another falsehood for ${durationTicks}`, party);
  const end = network.equivocate(party);
  episode.endAfter(durationTicks, end, `${name} equivocates no more`, party);
}

function crash(network: AnyNetwork, episode: Episode, id: number, downTicks: number): void {
  if (network.isDown(id)) return;
  const amnesia = episode.fault.kind === 'amnesia';
  const name = nameOf(id);
  episode.say(`crash ${name} for ${downTicks}${amnesia ? ', its durable state lost' : ''}`, id);
  network.crash(id, { amnesia });
  episode.endAfter(downTicks, () => network.restart(id), `${name} restarts`, id);
}

function crashAgainAndAgain(network: AnyNetwork, episode: Episode): void {
  const { fault, random } = episode;
  const { party, durationTicks } = fault;
  const times = random.between(2, 4);
  const apart = Math.max(2, Math.floor(durationTicks / times));
  episode.say(`${nameOf(party)} crashes ${times} times in ${times * apart}`, party);
  network.count('repeated-crash');
  for (let time = 0; time < times; time++) {
    const down = random.between(1, apart - 1);
    episode.later(time * apart, () => crash(network, episode, party, down));
  }
}

function cascade(network: AnyNetwork, episode: Episode): void {
  const { fault, random } = episode;
  const { party, durationTicks } = fault;
  const { nodeCount } = network;
  const victims = Math.min(nodeCount, random.between(2, Math.max(2, nodeCount - 1)));
  episode.say(`a cascade of ${victims} crashes begins with ${nameOf(party)}`, party);
  network.count('cascade');
  let after = 0;
  for (let index = 0; index < victims; index++) {
    const id = (party + index) % nodeCount;
    episode.later(after, () => crash(network, episode, id, durationTicks));
    after += random.between(1, 10);
  }
}

function restartAll(network: AnyNetwork, episode: Episode): void {
  const { durationTicks } = episode.fault;
  episode.say(`mass restart: all nodes crash for ${durationTicks}`);
  network.count('mass-restart');
  for (let id = 0; id < network.nodeCount; id++) crash(network, episode, id, durationTicks);
}
