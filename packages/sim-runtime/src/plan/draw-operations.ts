import { MAX_SEED } from '../kernel/seed.js';
import { type Range } from '../faults/range.js';
import { logUniform } from './log-uniform.js';
import { type ModuleType, type PlannedOperation } from './plan.js';
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

/** How often the plans of a module type hold more operations than usual. */
interface Long {
  /** One in so many plans holds 16 times the operations. */
  readonly sixteenfoldOneIn: number;
  /** One in so many of the others holds 4 times the operations. */
  readonly fourfoldOneIn: number;
}

const OFTEN: Long = { sixteenfoldOneIn: 128, fourfoldOneIn: 16 };
const SELDOM: Long = { sixteenfoldOneIn: 512, fourfoldOneIn: 32 };
/**
 * A run of nodes goes on by their timers, and more operations make it little longer. A run of actors takes as
 * long as its operations, and finds no more for its time when it is long. The input of a stage has one length.
 */
const LONG: Readonly<Record<ModuleType, Long>> = {
  gossip: OFTEN,
  service: OFTEN,
  coordination: SELDOM,
  pipeline: SELDOM,
};

/**
 * How much a plan holds. Most hold the usual amount; a few hold much more, in the same time or in 4 times as
 * much of it, since numbers that wrap, logs that fill and queues that overflow need long runs.
 */
export function drawAmount(type: ModuleType, random: Draws): Amount {
  const { sixteenfoldOneIn, fourfoldOneIn } = LONG[type];
  const operations = oneIn(sixteenfoldOneIn, random)
    ? MOST_WORKLOAD
    : oneIn(fourfoldOneIn, random)
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

/** One in so many plans leaves out some of the operations. */
const PART_ONE_IN = 8;

/** The names that a plan's operations are of: most have all, the others a random part that is not empty. */
export function drawNames(names: readonly string[], random: Draws): readonly string[] {
  if (names.length < 2 || !oneIn(PART_ONE_IN, random)) return names;
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
  const count = names.length === 0 ? 0 : factor * drawCount(space, random);
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

/**
 * How many operations a plan of the usual length has. Those of actors have few as often as many, since their number
 * is what a run costs. Those of a stage append to its input: after a few it is all there, and nothing is waited for.
 */
function drawCount({ type, mostOperations: most }: PlanSpace, random: Draws): number {
  const atMost = (share: number): Range => ({
    min: Math.min(most, Math.ceil(most / share)),
    max: most,
  });
  if (most > 0 && type === 'coordination') return logUniform(atMost(4), random);
  if (most > 0 && type === 'pipeline') return logUniform(atMost(16), random);
  const { min, max } = atMost(4);
  return random.nextInt(min, max);
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
