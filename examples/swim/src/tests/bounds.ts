import { type SwimSettings } from '../swim-config.js';

/**
 * After healing: a clock that was ahead stands still for as long as it was, 100 ticks at the most, and
 * no message that was sent before is under way for longer than that.
 */
const SETTLING_TICKS = 100;

/**
 * Among so many others, each is probed at least once in so many periods: a turn at the beginning of
 * one round of probes, and the next at the end of the following one (the paper, section 4.3).
 */
function periodsToProbeAll(others: number): number {
  return 2 * others - 1;
}

/**
 * In how many of its own protocol periods a member declares another dead that is gone: until its turn
 * to be probed has come, one for that probe to fail, and those of a suspicion that no other confirms.
 */
export function periodsToDetect(others: number, settings: SwimSettings): number {
  return periodsToProbeAll(others) + 1 + settings.mostSuspicionPeriods;
}

/**
 * Within how many periods a member that is wrong about another sends it something, and so learns
 * better, since what is held of the receiver rides on every message: a suspect has its turn to be
 * probed, unless it is declared dead before; after that, each of the dead has its turn to be pinged.
 */
function periodsToMeet(others: number, settings: SwimSettings): number {
  const { mostSuspicionPeriods, revivalPeriods } = settings;
  const probes = periodsToProbeAll(others);
  return Math.min(probes, mostSuspicionPeriods) + revivalPeriods * probes;
}

/**
 * How long a rumor stays under way: each member tells it so often, at least once a period, and so may
 * one after the other, but for the one whom it is about and the last, who only hears it.
 */
function periodsOfTalk(others: number, { retellings }: SwimSettings): number {
  const tellings = retellings * (others + 1).toString(2).length;
  return tellings * (others - 1);
}

/**
 * How many ticks after healing everybody agrees with the truth.
 *
 * - On one that is present: each member that doubts it meets it, so that it begins an incarnation without
 *   doubts; then each member that has not heard of that one meets it, too.
 * - On one that is gone: the last news of its life end, and the member that heard them last detects that
 *   it is gone.
 *
 * One more period is under way when faults end, and one for the last message to arrive. Periods are
 * counted as long as they are in the worst health. All rumors must fit on one message, or a rumor
 * could wait for others.
 */
export function ticksToAgree(others: number, settings: SwimSettings): number {
  const onThePresent = 2 * periodsToMeet(others, settings);
  const onTheGone = periodsOfTalk(others, settings) + periodsToDetect(others, settings);
  const periods = Math.max(onThePresent, onTheGone) + 2;
  return SETTLING_TICKS + periods * settings.periodTicks * (1 + settings.worstHealth);
}
