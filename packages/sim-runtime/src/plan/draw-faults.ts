import { MAX_SEED } from '../kernel/seed.js';
import { type Range } from '../faults/range.js';
import { BRIEF_EPISODES, type EpisodeFault, type EventFault } from '../faults/fault-menu.js';
import { type FaultMoment } from '../faults/fault-moment.js';
import { drawRecurrence, isLasting, MOST_TIMES } from './draw-recurrence.js';
import { isInPlan } from './is-in-plan.js';
import { logUniform } from './log-uniform.js';
import { type PlannedFault, type PlannedOperation } from './plan.js';
import { type PlanSpace } from './plan-space.js';
import { type Draws } from './seeded-draws.js';
import { coin, oneIn } from './swarm-draws.js';

/** How the faults of one plan are spread. Each seed has its own: no mix finds all that another finds. */
interface Style {
  /** Whether there are more episodes, most of them short. */
  readonly brief: boolean;
  /** Whether episodes begin near operations, half of them at the party that does the operation. */
  readonly near: boolean;
  /** Whether some faults strike at events rather than at times. */
  readonly atEvents: boolean;
  /** Whether one fault strikes some parties at one moment of an event after the other. */
  readonly recurring: boolean;
}

const PLAIN: Style = { brief: false, near: false, atEvents: false, recurring: false };
/** The longest that a recurring fault lasts each time, in ticks. */
const LONGEST_RECURRING_TICKS = 16;
/** One in so many recurring faults strikes a single party. */
const ONE_PARTY_ONE_IN = 4;

/** How far behind an operation an episode begins that is near it, in ticks. */
const NEAR_TICKS = 64;
/** The most moments that a fault at an event lets pass, unless it may strike anywhere in the run. */
const MOST_SKIPPED = 8;
/** So many moments, for each operation of a plan, are those of about the whole run. */
const MOMENTS_PER_OPERATION = 2;

/**
 * Draws the timed faults of a plan.
 *
 * @param operations - what is done, by time: faults may be placed near it
 */
export function drawFaults(
  space: PlanSpace,
  operations: readonly PlannedOperation[],
  random: Draws,
): PlannedFault[] {
  const faults: PlannedFault[] = [];
  if (!space.faults.some(({ shape }) => shape !== 'rate')) return faults;
  const drawer = new FaultDrawer(space, operations, random);
  drawer.recurring(faults);
  for (const fault of space.faults) {
    if (fault.shape === 'episode' && isInPlan(fault, random)) drawer.episodes(fault, faults);
    else if (fault.shape === 'event' && isInPlan(fault, random)) drawer.events(fault, faults);
  }
  return faults;
}

class FaultDrawer {
  readonly #space: PlanSpace;
  readonly #operations: readonly PlannedOperation[];
  readonly #random: Draws;
  readonly #style: Style;

  constructor(space: PlanSpace, operations: readonly PlannedOperation[], random: Draws) {
    this.#space = space;
    this.#operations = operations;
    this.#random = random;
    this.#style = drawStyle(random);
  }

  /**
   * Adds a fault that strikes at many events in a row: what a party does between two of them is done by a party that
   * has just been struck, whichever event that is.
   *
   * @returns whether the style of the plan has one
   */
  recurring(faults: PlannedFault[]): boolean {
    const random = this.#random;
    const offered = this.#space.faults.filter((fault) => fault.shape === 'event');
    const fault = offered[random.nextInt(0, Math.max(0, offered.length - 1))];
    if (!this.#style.recurring || fault === undefined) return false;
    const recurrence = drawRecurrence(
      fault,
      { ticks: LONGEST_RECURRING_TICKS, skipped: MOST_SKIPPED },
      random,
    );
    for (const party of this.#someParties().slice(0, fault.most)) {
      faults.push({
        at: this.#space.warmupTicks,
        party,
        salt: random.nextInt(0, MAX_SEED),
        ...recurrence,
      });
    }
    return true;
  }

  /** One in two of all, or just one. */
  #someParties(): readonly number[] {
    const random = this.#random;
    const { most } = this.#space.parties;
    const one = random.nextInt(0, most - 1);
    if (oneIn(ONE_PARTY_ONE_IN, random)) return [one];
    return Array.from({ length: most }, (_, party) => party).filter(() => coin(random));
  }

  episodes(fault: EpisodeFault, faults: PlannedFault[]): void {
    const random = this.#random;
    const { brief } = this.#style;
    const count = random.nextInt(1, brief ? fault.most * BRIEF_EPISODES : fault.most);
    const mayBeShort = brief && isLasting(fault);
    for (let drawn = 0; drawn < count; drawn++) {
      const { at, party } = this.#place();
      faults.push({
        at,
        kind: fault.kind,
        party,
        durationTicks: this.#duration(fault.durationTicks, mayBeShort),
        salt: random.nextInt(0, MAX_SEED),
      });
    }
  }

  events(fault: EventFault, faults: PlannedFault[]): void {
    if (!this.#style.atEvents) return;
    const random = this.#random;
    const { moments, durationTicks } = fault;
    const count = random.nextInt(1, fault.most);
    for (let drawn = 0; drawn < count; drawn++) {
      const moment = moments[random.nextInt(0, moments.length - 1)] as FaultMoment;
      const { at, party } = this.#place();
      const times = coin(random) ? logUniform({ min: 1, max: MOST_TIMES }, random) : 1;
      const anyParty = coin(random) && times === 1;
      const isFromStart = coin(random);
      const mostSkipped = isFromStart
        ? MOST_SKIPPED + MOMENTS_PER_OPERATION * this.#operations.length
        : MOST_SKIPPED;
      const skip = logUniform({ min: 1, max: mostSkipped }, random) - 1;
      faults.push({
        at: isFromStart ? this.#space.warmupTicks : at,
        kind: fault.kind,
        party,
        durationTicks: this.#duration(durationTicks, durationTicks.min > 0),
        salt: random.nextInt(0, MAX_SEED),
        event: {
          moment,
          skip,
          ...(times > 1 ? { times } : {}),
          ...(anyParty ? { anyParty } : {}),
        },
      });
    }
  }

  /** A duration: one in two of any length, the others mostly short. */
  #duration(range: Range, mayBeShort: boolean): number {
    const random = this.#random;
    if (mayBeShort && coin(random)) return logUniform(range, random);
    return random.nextInt(range.min, range.max);
  }

  /** When a fault begins, and whom it strikes. */
  #place(): { readonly at: number; readonly party: number } {
    const random = this.#random;
    const { warmupTicks, safetyTicks, parties } = this.#space;
    const operations = this.#operations;
    if (!this.#style.near || operations.length === 0) {
      return {
        at: warmupTicks + random.nextInt(0, safetyTicks),
        party: random.nextInt(0, parties.most - 1),
      };
    }
    const last = operations.length - 1;
    const index = coin(random)
      ? random.nextInt(0, last)
      : logUniform({ min: 1, max: last + 1 }, random) - 1;
    const operation = operations[index] as PlannedOperation;
    const at = operation.at + logUniform({ min: 1, max: NEAR_TICKS }, random) - 1;
    return {
      at: Math.min(Math.max(at, warmupTicks), warmupTicks + safetyTicks),
      party: coin(random) ? operation.party : random.nextInt(0, parties.most - 1),
    };
  }
}

/** So many of 16 styles are the plain one: few episodes, anywhere, of any length. */
const PLAIN_OF_16 = 4;
/** So many of 16 styles have a fault that recurs. */
const RECURRING_OF_16 = 5;

function drawStyle(random: Draws): Style {
  const drawn = random.nextInt(0, 15);
  if (drawn < PLAIN_OF_16) return PLAIN;
  const recurring = drawn < PLAIN_OF_16 + RECURRING_OF_16;
  return {
    brief: coin(random),
    near: coin(random),
    atEvents: !recurring && random.nextInt(0, 3) > 0,
    recurring,
  };
}
