import { type PlannedFault } from '../plan/plan.js';
import { Episode, type EpisodeStage } from '../run/episode.js';
import { type SimHarness } from './sim-harness.js';

type AnyHarness = SimHarness<unknown, unknown, unknown, unknown>;

/**
 * Makes a planned fault happen to a harness: schedules its beginning and its end.
 *
 * A fault whose actor does not exist in this run (a shrunk one has fewer) does nothing.
 */
export function scheduleFault<State, Input, Effect, Belief>(
  harness: SimHarness<State, Input, Effect, Belief>,
  fault: PlannedFault,
  stage: EpisodeStage,
): void {
  if (fault.party >= harness.actors) return;
  const any = harness as unknown as AnyHarness;
  Episode.schedule(fault, stage, (episode) => strike(any, episode));
}

function strike(harness: AnyHarness, episode: Episode): void {
  const { fault } = episode;
  switch (fault.kind) {
    case 'pause':
      return pause(harness, episode);
    case 'partition':
      return partition(harness, episode);
    case 'lease-expiry':
      return expireLease(harness, episode);
    case 'clock-skew':
      return skew(harness, episode);
    case 'clock-jump':
    case 'clock-backward':
      return moveClock(harness, episode, fault.kind);
    case 'crash':
      return episode.random.below(4) === 0
        ? crashCoordinator(harness, episode)
        : crash(harness, episode, fault.party, fault.durationTicks);
    case 'amnesia':
      return crash(harness, episode, fault.party, fault.durationTicks);
    case 'repeated-crash':
      return crashAgainAndAgain(harness, episode);
    case 'cascade':
      return cascade(harness, episode);
    case 'mass-restart':
      return restartAll(harness, episode);
    default:
      throw new Error(`The fault "${fault.kind}" cannot happen to a coordination module.`);
  }
}

function pause(harness: AnyHarness, episode: Episode): void {
  const { party, durationTicks } = episode.fault;
  const name = harness.name(party);
  episode.say(`pause ${name} for ${durationTicks}`, party);
  harness.pause(party);
  const resume = (): boolean => {
    harness.resume(party);
    return !harness.isPaused(party);
  };
  episode.endAfter(durationTicks, resume, `${name} resumes`, party);
}

const CUTS = [
  { mute: true, deaf: true, words: 'cut off' },
  { mute: true, deaf: false, words: 'not heard' },
  { mute: false, deaf: true, words: 'deaf' },
] as const;

function partition(harness: AnyHarness, episode: Episode): void {
  const { party, durationTicks } = episode.fault;
  const cut = episode.random.pick(CUTS);
  const name = harness.name(party);
  episode.say(`${name} is ${cut.words} for ${durationTicks}`, party);
  const end = harness.cutOff(party, cut);
  episode.endAfter(durationTicks, end, `${name} is connected again`, party);
}

function expireLease(harness: AnyHarness, episode: Episode): void {
  const offset = episode.fault.durationTicks - 1;
  const jumped = harness.expireLease(offset);
  if (jumped === 0) return;
  const where = offset < 0 ? 'just before' : offset === 0 ? 'exactly to' : 'just past';
  episode.say(`the coordinator's clock jumps ${jumped} forward, ${where} the end of a lease`);
}

/** Whose clock: one in two times the coordinator's, since leases run out by it. */
function pickClock(harness: AnyHarness, { fault, random }: Episode) {
  const { clocks } = harness;
  return random.below(2) === 0
    ? { party: clocks.coordinator, target: undefined, name: 'the coordinator' }
    : { party: fault.party, target: fault.party, name: harness.name(fault.party) };
}

function skew(harness: AnyHarness, episode: Episode): void {
  const { durationTicks } = episode.fault;
  const ticks = episode.random.between(-100, 100);
  const { party, target, name } = pickClock(harness, episode);
  const direction = ticks < 0 ? 'behind' : 'ahead';
  episode.say(
    `the clock of ${name} is ${Math.abs(ticks)} ${direction} for ${durationTicks}`,
    target,
  );
  harness.clocks.skew(party, ticks);
  const end = (): void => harness.clocks.straighten(party);
  episode.endAfter(durationTicks, end, `the clock of ${name} is skewed no more`, target);
}

function moveClock(
  harness: AnyHarness,
  episode: Episode,
  kind: 'clock-jump' | 'clock-backward',
): void {
  const { durationTicks } = episode.fault;
  const { party, target, name } = pickClock(harness, episode);
  if (kind === 'clock-jump') {
    episode.say(`the clock of ${name} jumps ${durationTicks} forward`, target);
    harness.clocks.jump(party, durationTicks);
  } else {
    episode.say(`the clock of ${name} is turned back by ${durationTicks}`, target);
    harness.clocks.turnBack(party, durationTicks);
  }
}

function crash(harness: AnyHarness, episode: Episode, actor: number, downTicks: number): void {
  if (harness.isDown(actor)) return;
  const amnesia = episode.fault.kind === 'amnesia';
  const name = harness.name(actor);
  episode.say(`crash ${name} for ${downTicks}${amnesia ? ', its durable state lost' : ''}`, actor);
  harness.crash(actor, { amnesia });
  episode.endAfter(downTicks, () => harness.restart(actor), `${name} restarts`, actor);
}

function crashCoordinator(harness: AnyHarness, episode: Episode): void {
  const { durationTicks } = episode.fault;
  if (harness.coordinatorIsDown) return;
  episode.say(`crash the coordinator for ${durationTicks}`);
  harness.crashCoordinator();
  const end = (): void => harness.restartCoordinator();
  episode.endAfter(durationTicks, end, 'the coordinator restarts');
}

function crashAgainAndAgain(harness: AnyHarness, episode: Episode): void {
  const { fault, random } = episode;
  const { party, durationTicks } = fault;
  const times = random.between(2, 4);
  const apart = Math.max(2, Math.floor(durationTicks / times));
  episode.say(`${harness.name(party)} crashes ${times} times in ${times * apart}`, party);
  harness.count('repeated-crash');
  for (let time = 0; time < times; time++) {
    const down = random.between(1, apart - 1);
    episode.later(time * apart, () => crash(harness, episode, party, down));
  }
}

function cascade(harness: AnyHarness, episode: Episode): void {
  const { fault, random } = episode;
  const { party, durationTicks } = fault;
  const victims = Math.min(harness.actors, random.between(2, Math.max(2, harness.actors - 1)));
  episode.say(`a cascade of ${victims} crashes begins with ${harness.name(party)}`, party);
  harness.count('cascade');
  let after = 0;
  for (let index = 0; index < victims; index++) {
    const actor = (party + index) % harness.actors;
    episode.later(after, () => crash(harness, episode, actor, durationTicks));
    after += random.between(1, 10);
  }
}

function restartAll(harness: AnyHarness, episode: Episode): void {
  const { durationTicks } = episode.fault;
  episode.say(`mass restart: the coordinator and all actors crash for ${durationTicks}`);
  harness.count('mass-restart');
  crashCoordinator(harness, episode);
  for (let actor = 0; actor < harness.actors; actor++) {
    crash(harness, episode, actor, durationTicks);
  }
}
