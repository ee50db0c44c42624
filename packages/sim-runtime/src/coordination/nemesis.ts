import { RandomStream } from '../kernel/random-stream.js';
import { type PlannedFault } from '../plan/plan.js';
import { type Recorder } from '../run/trace.js';
import { type SimHarness } from './sim-harness.js';

type AnyHarness = SimHarness<unknown, unknown, unknown, unknown>;

interface Nemesis {
  readonly harness: AnyHarness;
  readonly fault: PlannedFault;
  readonly random: RandomStream;
  readonly name: (actor: number) => string;
  /** No episode goes on after this. */
  readonly healAt: number;
  readonly say: (sentence: string, party?: number) => void;
}

/**
 * Makes a planned fault happen to a harness: schedules its beginning and its end.
 *
 * A fault whose actor does not exist in this run (a shrunk one has fewer) does nothing.
 */
export function scheduleFault<State, Input, Effect, Belief>(
  harness: SimHarness<State, Input, Effect, Belief>,
  fault: PlannedFault,
  healAt: number,
  name: (actor: number) => string,
  recorder: Recorder | undefined,
): void {
  if (fault.party >= harness.actors || fault.at >= healAt) return;
  const nemesis: Nemesis = {
    harness: harness as unknown as AnyHarness,
    fault,
    random: new RandomStream(fault.salt),
    name,
    healAt,
    say: (sentence, party) => {
      const at = harness.timeline.now;
      const base = { at, kind: 'fault', fault: fault.kind, sentence } as const;
      recorder?.(party === undefined ? base : { ...base, party });
    },
  };
  harness.timeline.schedule(fault.at, () => strike(nemesis));
}

function strike(nemesis: Nemesis): void {
  const { harness, fault, say, name } = nemesis;
  const { party, durationTicks } = fault;
  switch (fault.kind) {
    case 'pause':
      say(`pause ${name(party)} for ${durationTicks}`, party);
      harness.pause(party);
      return later(nemesis, durationTicks, () => harness.resume(party));
    case 'partition':
      return partition(nemesis);
    case 'lease-expiry':
      return expireLease(nemesis);
    case 'clock-skew':
      return skew(nemesis);
    case 'clock-jump':
      say(`the coordinator's clock jumps ${durationTicks} forward`);
      return harness.jumpClock(durationTicks);
    case 'crash':
      return crash(nemesis, party, durationTicks);
    case 'repeated-crash':
      return crashAgainAndAgain(nemesis);
    case 'cascade':
      return cascade(nemesis);
    case 'mass-restart':
      harness.count('mass-restart');
      for (let actor = 0; actor < harness.actors; actor++) crash(nemesis, actor, durationTicks);
      return;
    default:
      throw new Error(`The fault "${fault.kind}" cannot happen to a coordination module.`);
  }
}

function later({ harness, healAt }: Nemesis, ticks: number, action: () => void): void {
  const at = harness.timeline.now + ticks;
  if (at < healAt) harness.timeline.schedule(at, action);
}

const CUTS = [
  { mute: true, deaf: true, words: 'cut off' },
  { mute: true, deaf: false, words: 'not heard' },
  { mute: false, deaf: true, words: 'deaf' },
] as const;

function partition(nemesis: Nemesis): void {
  const { harness, fault, random, say, name } = nemesis;
  const cut = random.pick(CUTS);
  say(`${name(fault.party)} is ${cut.words} for ${fault.durationTicks}`, fault.party);
  later(nemesis, fault.durationTicks, harness.cutOff(fault.party, cut));
}

function expireLease(nemesis: Nemesis): void {
  const { harness, fault, say } = nemesis;
  const offset = fault.durationTicks - 1;
  const jumped = harness.expireLease(offset);
  if (jumped === 0) return;
  const where = offset < 0 ? 'just before' : offset === 0 ? 'exactly to' : 'just past';
  say(`the coordinator's clock jumps ${jumped} forward, ${where} the end of a lease`);
}

function skew(nemesis: Nemesis): void {
  const { harness, fault, random, say, name } = nemesis;
  const ticks = random.between(-100, 100);
  const direction = ticks < 0 ? 'behind' : 'ahead';
  const { party, durationTicks } = fault;
  say(`the clock of ${name(party)} is ${Math.abs(ticks)} ${direction} for ${durationTicks}`, party);
  harness.skewClock(party, ticks);
  later(nemesis, durationTicks, () => harness.straightenClock(party));
}

function crash(nemesis: Nemesis, actor: number, downTicks: number): void {
  const { harness, say, name } = nemesis;
  if (harness.isDown(actor)) return;
  say(`crash ${name(actor)} for ${downTicks}`, actor);
  harness.crash(actor);
  later(nemesis, downTicks, () => harness.restart(actor));
}

function crashAgainAndAgain(nemesis: Nemesis): void {
  const { harness, fault, random } = nemesis;
  const times = random.between(2, 4);
  const apart = Math.max(2, Math.floor(fault.durationTicks / times));
  harness.count('repeated-crash');
  for (let time = 0; time < times; time++) {
    const down = random.between(1, apart - 1);
    later(nemesis, time * apart, () => crash(nemesis, fault.party, down));
  }
}

function cascade(nemesis: Nemesis): void {
  const { harness, fault, random } = nemesis;
  const victims = random.between(2, Math.max(2, harness.actors - 1));
  harness.count('cascade');
  for (let index = 0; index < victims; index++) {
    const actor = (fault.party + index) % harness.actors;
    const after = index * random.between(1, 10);
    later(nemesis, after, () => crash(nemesis, actor, fault.durationTicks));
  }
}
