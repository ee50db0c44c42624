import { type EventFault } from '../faults/fault-menu.js';
import { MAX_SEED } from '../kernel/seed.js';
import { drawRates } from './draw-rates.js';
import { drawRecurrence } from './draw-recurrence.js';
import { logUniform } from './log-uniform.js';
import { type Plan, type PlannedFault, type PlannedOperation } from './plan.js';
import { type PlanSpace } from './plan-space.js';
import { type Draws } from './seeded-draws.js';
import { sortByTime } from './sort-by-time.js';
import { coin, isOneIn, oneIn } from './swarm-draws.js';

/** One in so many plans of nodes that exchange messages is a small one. */
const SMALL_ONE_IN = 5;
/** Sets the choice apart from all else that comes of a plan's seed. */
const SMALL = 0x5a11;
const MOST_OPERATIONS = 4;
/** Operations lie no further apart than this. */
const LONGEST_TICKS = 63;
/** The longest that the fault lasts each time, in ticks. */
const LONGEST_FAULT_TICKS = 4;
/** The most moments that the fault lets pass at first. */
const MOST_SKIPPED = 2;
/** Messages take different times in all but one of so many small plans, and each other rate is there in one of so many. */
const RATE_ONE_IN = 8;

/**
 * Whether a plan is a small one. It is not drawn, so that the other plans are what they would be without small ones.
 *
 * @param drawn - the number that the plan drew for its seed
 */
export function isSmall({ type, faults }: PlanSpace, drawn: number): boolean {
  if (type !== 'gossip' || !isOneIn(SMALL_ONE_IN, drawn, SMALL)) return false;
  return faults.some(({ shape }) => shape === 'event');
}

/**
 * Draws what happens in a small plan: a few operations close together and one fault of one party that recurs at its
 * events, in a run that is quiet otherwise. Where two parties race, and a third fails between two messages of theirs,
 * any further operation is likely to end the race before its result can be wrong. Of plans with many operations
 * few have the quiet that such a mistake needs.
 *
 * @param names - the operations that they are of
 */
export function drawSmall(
  space: PlanSpace,
  names: readonly string[],
  random: Draws,
): Pick<Plan, 'rates' | 'operations' | 'faults'> {
  const rates = drawRates(
    space,
    random,
    ({ kind }) => oneIn(RATE_ONE_IN, random) !== (kind === 'delay'),
  );
  const start = space.warmupTicks + random.nextInt(0, Math.floor(space.safetyTicks / 2));
  const operations = drawFew(space, names, start, random);
  return { rates, operations, faults: [drawFault(space, operations, start, random)] };
}

/** In half of the plans two parties do them in turn. */
function drawFew(
  { mostOperations, performers, parties: { most: parties } }: PlanSpace,
  names: readonly string[],
  start: number,
  random: Draws,
): readonly PlannedOperation[] {
  const most = names.length === 0 ? 0 : Math.min(mostOperations, MOST_OPERATIONS);
  const count = random.nextInt(Math.min(2, most), most);
  const ticks = logUniform({ min: 1, max: LONGEST_TICKS }, random);
  const first = random.nextInt(0, parties - 1);
  const second = (first + random.nextInt(1, Math.max(1, parties - 1))) % parties;
  const inTurn = coin(random);
  const operations: PlannedOperation[] = [];
  for (let drawn = 0; drawn < count; drawn++) {
    const name = names[random.nextInt(0, names.length - 1)] as string;
    const at = start + random.nextInt(0, ticks);
    const salt = random.nextInt(0, MAX_SEED);
    const any = random.nextInt(0, parties - 1);
    const index = inTurn ? (drawn % 2 === 0 ? first : second) : any;
    const who = performers?.(name, parties);
    const party = who === undefined ? index : (who[index % who.length] as number);
    operations.push({ at, name, party, salt });
  }
  return sortByTime(operations);
}

/** A crash in more than half of the plans, and in half of them of a party that has no operation. */
function drawFault(
  space: PlanSpace,
  operations: readonly PlannedOperation[],
  start: number,
  random: Draws,
): PlannedFault {
  const offered = space.faults.filter((fault): fault is EventFault => fault.shape === 'event');
  const any = offered[random.nextInt(0, offered.length - 1)] as EventFault;
  const crash = offered.find(({ kind }) => kind === 'crash') ?? any;
  const recurrence = drawRecurrence(
    coin(random) ? crash : any,
    { ticks: LONGEST_FAULT_TICKS, skipped: MOST_SKIPPED },
    random,
  );
  const all = Array.from({ length: space.parties.most }, (_, party) => party);
  const idle = all.filter((each) => operations.every(({ party }) => party !== each));
  const parties = idle.length > 0 && coin(random) ? idle : all;
  const party = parties[random.nextInt(0, parties.length - 1)] as number;
  return { at: start, party, salt: random.nextInt(0, MAX_SEED), ...recurrence };
}
