import { MAX_SEED } from '../kernel/seed.js';
import { type EpisodeFault } from '../faults/fault-menu.js';
import { type FaultKind } from '../faults/fault-kind.js';
import { logUniform } from './log-uniform.js';
import { type PlannedFault } from './plan.js';
import { type PlanSpace } from './plan-space.js';
import { type Draws } from './seeded-draws.js';
import { isOneIn, oneIn } from './swarm-draws.js';

/** One in so many plans of nodes that exchange messages has faults in turns. */
const TURNS_ONE_IN = 8;
/** Sets the choice apart from all else that comes of a plan's seed. */
const TURNS = 0x7054;
/** The faults of one party that last, each alone in a plan. */
const KINDS: ReadonlySet<FaultKind> = new Set(['partition', 'pause', 'crash']);
/** One in so many of these plans has another of them than a partition. */
const OTHER_ONE_IN = 4;
/** The longest of the turns of a plan, in ticks. */
const LONGEST = { min: 128, max: 511 };
/** Turns are at most so many times as short as the longest, and gaps between them at least. */
const SHORTER = 8;

/**
 * Whether the faults of a plan are turns. It is not drawn, so that the other plans are what they would be without.
 *
 * @param drawn - the number that the plan drew for its seed
 */
export function takesTurns(space: PlanSpace, drawn: number): boolean {
  if (space.type !== 'gossip' || !isOneIn(TURNS_ONE_IN, drawn, TURNS)) return false;
  return offeredBy(space).length > 0;
}

/**
 * Draws faults of one kind that strike one party after the other, most often cutting it off, so that it goes on by
 * itself: the next turn begins soon after one has ended, and never before. Where a leader is replaced while it goes on
 * working, and then its successor, what the first of them did may still arrive. Few plans have that whose faults are
 * drawn apart from each other.
 */
export function drawTurns(space: PlanSpace, random: Draws): PlannedFault[] {
  const offered = offeredBy(space);
  const any = offered[random.nextInt(0, offered.length - 1)] as EpisodeFault;
  const partition = offered.find(({ kind }) => kind === 'partition') ?? any;
  const { kind, durationTicks } = oneIn(OTHER_ONE_IN, random) ? any : partition;
  const longest = Math.min(logUniform(LONGEST, random), durationTicks.max);
  const shortest = Math.max(Math.floor(longest / SHORTER), durationTicks.min);
  const parties = space.parties.most;
  const end = space.warmupTicks + space.safetyTicks;
  const faults: PlannedFault[] = [];
  let at = space.warmupTicks + random.nextInt(0, longest);
  let party = random.nextInt(0, parties - 1);
  while (at < end) {
    const ticks = random.nextInt(shortest, longest);
    faults.push({ at, kind, party, durationTicks: ticks, salt: random.nextInt(0, MAX_SEED) });
    at += ticks + random.nextInt(1, Math.max(1, Math.floor(longest / SHORTER)));
    party = (party + random.nextInt(1, Math.max(1, parties - 1))) % parties;
  }
  return faults;
}

function offeredBy({ faults }: PlanSpace): readonly EpisodeFault[] {
  return faults.filter(
    (fault): fault is EpisodeFault => fault.shape === 'episode' && KINDS.has(fault.kind),
  );
}
