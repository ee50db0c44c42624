import { advance, type LogicalTime, type NodeId } from '@gossip/sim-runtime';
import { type Message } from '../messages.js';
import { type SwimSettings } from '../swim-config.js';
import { type World } from './invariants.js';
import { isRefuted } from './news-is-taken.js';
import { type Member } from './watched-member.js';

/** A probe, as the messages show it. */
interface Probe {
  readonly target: NodeId;
  readonly sequence: number;
  stage: 'direct' | 'indirect' | 'answered';
  /** How many helpers have said nothing. */
  owed: number;
}

/** A probe for another. */
interface Errand {
  readonly requester: NodeId;
  readonly sequence: number;
  readonly dueAt: LogicalTime;
  readonly isLate: boolean;
}

/** What a member has to do and when, put together from what it received, sent and was asked. */
export interface Schedule {
  readonly life: Member;
  wakes: number;
  periods: number;
  incarnation: number;
  /** Lifeguard's score: 0 in full health. */
  health: number;
  probe: Probe | undefined;
  dueAt: LogicalTime;
  periodEndsAt: LogicalTime;
  /** By the sequence number of the helper's ping. */
  readonly errands: Map<number, Errand>;
}

/** The schedule of a life that begins. */
export function scheduleOf(life: Member): Schedule {
  const incarnation = life.durable === undefined ? 0 : life.durable + 1;
  const dueAt = life.began.dueAt ?? life.began.at;
  const times = { dueAt, periodEndsAt: dueAt };
  const errands = new Map<number, Errand>();
  return {
    life,
    wakes: 0,
    periods: 0,
    incarnation,
    health: 0,
    probe: undefined,
    ...times,
    errands,
  };
}

/** When the member has something to do next. */
export function dueAt({ life, dueAt, errands }: Schedule): LogicalTime | undefined {
  if (life.hasLeft) return undefined;
  return [...errands.values()].reduce(
    (first, errand) => (errand.dueAt < first ? errand.dueAt : first),
    dueAt,
  );
}

/**
 * Takes an event into the schedule.
 *
 * @returns what the member failed to do at it
 */
export function follow(
  schedule: Schedule,
  world: World,
  settings: SwimSettings,
): string | undefined {
  const { life } = schedule;
  const { message, operation } = world;
  if (operation === 'leave') schedule.probe = undefined;
  if (operation === 'rejoin') schedule.dueAt = schedule.periodEndsAt = advance(life.at, 1);
  const isAwake = !life.hasLeft && life.wakes > schedule.wakes;
  schedule.wakes = life.wakes;
  if (message !== undefined && !life.hasLeft) hear(schedule, message, world, settings);
  schedule.incarnation = life.incarnation;
  return isAwake ? wake(schedule, world, settings) : undefined;
}

function hear(
  schedule: Schedule,
  message: Message,
  { touched, from, sent }: World,
  settings: SwimSettings,
): void {
  const { life, probe, errands } = schedule;
  let own = schedule.incarnation;
  for (const rumor of message.rumors) {
    if (rumor.member !== touched || !isRefuted(rumor, own)) continue;
    own = rumor.incarnation + 1;
    if (rumor.status !== 'alive') suffer(schedule, 1, settings);
  }
  if (message.kind === 'ack') {
    errands.delete(message.sequence);
    if (probe?.sequence !== message.sequence || probe.stage === 'answered') return;
    probe.stage = 'answered';
    schedule.health = Math.max(0, schedule.health - 1);
  } else if (message.kind === 'nack') {
    if (probe?.sequence === message.sequence && probe.owed > 0) probe.owed--;
  } else if (message.kind === 'ping-req' && from !== undefined) {
    const dueAt = advance(life.at, settings.ackTimeoutTicks);
    const errand = { requester: from, sequence: message.sequence, dueAt, isLate: false };
    const ping = sequencesTo(message.target, sent)[0];
    if (ping !== undefined) errands.set(ping, errand);
  }
}

function suffer(schedule: Schedule, by: number, { worstHealth }: SwimSettings): void {
  schedule.health = Math.min(worstHealth, schedule.health + by);
}

function wake(schedule: Schedule, world: World, settings: SwimSettings): string | undefined {
  const { life, periods } = schedule;
  schedule.periods = life.periods;
  const fault = ownUpTo(schedule, world, settings);
  if (fault !== undefined) return fault;
  const isBegun = life.periods !== periods;
  const { probe, periodEndsAt } = schedule;
  if (life.at >= schedule.dueAt) {
    if (probe?.stage === 'direct') return askHelpers(schedule, probe, world, settings);
    if (probe?.stage !== 'answered' || life.at >= periodEndsAt) {
      if (probe?.stage === 'indirect') suffer(schedule, probe.owed, settings);
      return isBegun ? begin(schedule, world, settings) : 'does not begin a period in time';
    }
    schedule.dueAt = periodEndsAt;
  }
  return isBegun ? 'begins a period early' : undefined;
}

/** The errands without an answer: their requesters learn of it once, and some time later they end. */
function ownUpTo(
  { life, errands }: Schedule,
  { sent }: World,
  { ackTimeoutTicks }: SwimSettings,
): string | undefined {
  const late = [...errands].filter(([, errand]) => errand.dueAt <= life.at);
  for (const [ping, errand] of late) {
    if (errand.isLate) errands.delete(ping);
    else errands.set(ping, { ...errand, dueAt: advance(life.at, ackTimeoutTicks), isLate: true });
  }
  const owed = late.filter(([, { isLate }]) => !isLate);
  const nacks = sent.filter(({ message: { kind } }) => kind === 'nack');
  const isTold = owed.every(([, { requester, sequence }]) =>
    nacks.some(
      ({ destination, message }) =>
        destination === requester && 'sequence' in message && message.sequence === sequence,
    ),
  );
  return isTold && nacks.length === owed.length
    ? undefined
    : `owns up to ${nacks.length} errands without an answer, not to ${owed.length}`;
}

function askHelpers(
  schedule: Schedule,
  probe: Probe,
  { sent }: World,
  settings: SwimSettings,
): string | undefined {
  const { life } = schedule;
  const { helpers, periodTicks, ackTimeoutTicks } = settings;
  const able = [...life.opinions.values()].filter(
    ({ member, status }) => status !== 'dead' && member !== probe.target,
  );
  const asked = sent.filter(({ message: { kind } }) => kind === 'ping-req');
  const isAble = able.filter(({ member }) =>
    asked.some(({ destination }) => destination === member),
  );
  const expected = Math.min(helpers, able.length);
  probe.stage = 'indirect';
  probe.owed = Math.max(1, expected);
  schedule.dueAt = advance(life.at, (periodTicks - ackTimeoutTicks) * (1 + schedule.health));
  return asked.length === expected && isAble.length === expected
    ? undefined
    : `asks ${isAble.length} helpers, not ${expected}`;
}

/** One that is not known to be dead is probed, and in its turn one of the dead is pinged, in case it lives. */
function begin(schedule: Schedule, { sent }: World, settings: SwimSettings): string | undefined {
  const { life } = schedule;
  const { periodTicks, ackTimeoutTicks, revivalPeriods } = settings;
  const isDead = (member: NodeId): boolean => life.opinions.get(member)?.status === 'dead';
  const members = [...life.opinions.keys()];
  const dead = members.filter(isDead).length;
  const pinged = sent.filter(({ message: { kind } }) => kind === 'ping');
  const probed = pinged.filter(({ destination }) => !isDead(destination));
  const revived = pinged.length - probed.length;
  const target = probed[0]?.destination;
  const multiplier = 1 + schedule.health;
  const [sequence = 0] = target === undefined ? [] : sequencesTo(target, sent);
  schedule.probe =
    target === undefined ? undefined : { target, sequence, stage: 'direct', owed: 0 };
  schedule.periodEndsAt = advance(life.at, periodTicks * multiplier);
  schedule.dueAt =
    target === undefined ? schedule.periodEndsAt : advance(life.at, ackTimeoutTicks * multiplier);
  if (probed.length !== Math.min(1, members.length - dead))
    return `probes ${probed.length} members`;
  const expected = life.periods % revivalPeriods === 0 ? Math.min(1, dead) : 0;
  return revived === expected ? undefined : `pings ${revived} of the dead, not ${expected}`;
}

function sequencesTo(member: NodeId, sent: World['sent']): readonly number[] {
  return sent.flatMap(({ destination, message }) =>
    message.kind === 'ping' && destination === member ? [message.sequence] : [],
  );
}
