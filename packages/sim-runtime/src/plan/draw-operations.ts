import { MAX_SEED } from '../kernel/seed.js';
import { type PlannedOperation } from './plan.js';
import { type PlanSpace } from './plan-space.js';
import { type Draws } from './seeded-draws.js';
import { sortByTime } from './sort-by-time.js';
import { coin, oneIn } from './swarm-draws.js';

/** How much is done in a run, as factors. */
export interface Amount {
  /** Of the operations. */
  readonly operations: number;
  /** Of the ticks with faults. */
  readonly ticks: number;
}

export const USUAL: Amount = { operations: 1, ticks: 1 };

/** The most times the usual number of operations that a plan can hold. */
export const MOST_WORKLOAD = 16;
/** One in so many plans holds 16 times the operations. */
const SIXTEENFOLD_ONE_IN = 128;
/** One in so many of the others holds 4 times the operations. */
const FOURFOLD_ONE_IN = 16;

/**
 * How much a plan holds. Most hold the usual amount; a few hold much more, in the same time or in 4 times as
 * much of it, since numbers that wrap, logs that fill and queues that overflow need long runs.
 */
export function drawAmount(random: Draws): Amount {
  const operations = oneIn(SIXTEENFOLD_ONE_IN, random)
    ? MOST_WORKLOAD
    : oneIn(FOURFOLD_ONE_IN, random)
      ? 4
      : 1;
  if (operations === 1) return USUAL;
  return { operations, ticks: coin(random) ? 4 : 1 };
}

/** What a plan's operations have in common, beside the names that they are of. */
interface Style {
  /** The first ticks of bursts; none where operations are spread evenly. */
  readonly bursts: readonly number[];
  /** How many ticks a burst lasts. */
  readonly burstTicks: number;
  /** The party that does most of them; `undefined` for none. */
  readonly hotParty: number | undefined;
  /** The key that most of them draw; `undefined` for none. */
  readonly hotKey: number | undefined;
}

const EVEN: Style = { bursts: [], burstTicks: 0, hotParty: undefined, hotKey: undefined };

/** One in so many plans has bursts, one in so many a party that does most, one in so many a key that most draw. */
const STYLE_ONE_IN = 4;
const MOST_BURSTS = 4;
const LONGEST_BURST_TICKS = 32;
/** One in so many operations keeps to itself what the style of its plan says. */
const EXCEPTION_ONE_IN = 4;

/** The names that a plan's operations are of: three in four have all, the others a random part that is not empty. */
export function drawNames(names: readonly string[], random: Draws): readonly string[] {
  if (names.length < 2 || random.nextInt(0, 3) > 0) return names;
  const kept = names.filter(() => coin(random));
  return kept.length === 0 ? [names[random.nextInt(0, names.length - 1)] as string] : kept;
}

/**
 * Draws the operations of a plan.
 *
 * @param names - those that they are of
 * @param factor - how many times the usual number
 */
export function drawOperations(
  space: PlanSpace,
  names: readonly string[],
  factor: number,
  random: Draws,
): PlannedOperation[] {
  const most = space.mostOperations;
  const least = Math.min(most, Math.ceil(most / 4));
  const count = names.length === 0 ? 0 : factor * random.nextInt(least, most);
  const endTicks = space.warmupTicks + space.safetyTicks;
  const style = drawStyle(endTicks, space.parties.most, random);
  const operations: PlannedOperation[] = [];
  for (let drawn = 0; drawn < count; drawn++) {
    const at = drawTime(style, endTicks, random);
    const name = names[random.nextInt(0, names.length - 1)] as string;
    const party = drawParty(space, style, name, random);
    const salt = random.nextInt(0, MAX_SEED);
    const { hotKey } = style;
    const isHot = hotKey !== undefined && !oneIn(EXCEPTION_ONE_IN, random);
    operations.push(isHot ? { at, name, party, salt, key: hotKey } : { at, name, party, salt });
  }
  return sortByTime(operations);
}

function drawStyle(endTicks: number, parties: number, random: Draws): Style {
  const hasBursts = oneIn(STYLE_ONE_IN, random);
  const hasHotParty = oneIn(STYLE_ONE_IN, random);
  const hasHotKey = oneIn(STYLE_ONE_IN, random);
  if (!hasBursts && !hasHotParty && !hasHotKey) return EVEN;
  const burstCount = hasBursts ? random.nextInt(1, MOST_BURSTS) : 0;
  return {
    bursts: Array.from({ length: burstCount }, () => random.nextInt(0, endTicks)),
    burstTicks: random.nextInt(1, LONGEST_BURST_TICKS),
    hotParty: hasHotParty ? random.nextInt(0, parties - 1) : undefined,
    hotKey: hasHotKey ? random.nextInt(0, MAX_SEED) : undefined,
  };
}

function drawTime({ bursts, burstTicks }: Style, endTicks: number, random: Draws): number {
  if (bursts.length === 0 || oneIn(EXCEPTION_ONE_IN, random)) return random.nextInt(0, endTicks);
  const start = bursts[random.nextInt(0, bursts.length - 1)] as number;
  return Math.min(endTicks, start + random.nextInt(0, burstTicks));
}

function drawParty(
  { performers, parties: { most: parties } }: PlanSpace,
  { hotParty }: Style,
  name: string,
  random: Draws,
): number {
  const isHot = hotParty !== undefined && !oneIn(EXCEPTION_ONE_IN, random);
  if (performers === undefined) return isHot ? hotParty : random.nextInt(0, parties - 1);
  const who = performers(name, parties);
  const drawn = isHot ? hotParty % who.length : random.nextInt(0, who.length - 1);
  return who[drawn] as number;
}
