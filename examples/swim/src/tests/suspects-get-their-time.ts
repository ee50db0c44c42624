import { type NodeId } from '@gossip/sim-runtime';
import { always, type Oracle } from '@gossip/sim-runtime/sim';
import { type Rumor } from '../messages.js';
import { type Swim } from '../protocol.js';
import { type SwimSettings } from '../swim-config.js';
import { present, type World } from './invariants.js';

/** What is known of a suspicion, from outside. */
interface Suspected {
  readonly incarnation: number;
  /** In which of the observer's periods it came up. */
  readonly since: number;
  /** The members that are said to suspect it on their own. */
  readonly accusers: ReadonlySet<NodeId>;
  /** In which period its time had run out. */
  readonly overdueIn: number | undefined;
}

interface Watch {
  readonly life: Swim;
  /** The observer's periods at the event before. */
  periods: number;
  readonly suspected: Map<NodeId, Suspected>;
}

/**
 * Whether a suspicion has lasted as long as it should by Lifeguard's formula: as many periods as
 * most - (most - least) * log(accusers) / log(confirmations + 1), which is compared here by powers.
 */
function isOver(had: number, accusers: number, settings: SwimSettings): boolean {
  const { suspicionPeriods: least, mostSuspicionPeriods: most, confirmations } = settings;
  if (had < least) return false;
  const left = BigInt(Math.max(0, most - had));
  const counted = BigInt(Math.min(accusers, confirmations + 1));
  return BigInt(confirmations + 1) ** left <= counted ** BigInt(most - least);
}

/**
 * A member that declares another dead on its own has suspected it for as long as the number of
 * confirmations requires; and no member suspects for longer.
 */
export function suspectsGetTheirTime(settings: SwimSettings): Oracle<World> {
  return always(
    'a suspect has its time to refute, and no more',
    (world: World, watches) => {
      const { touched, message } = world;
      const life = present(world, touched);
      if (life === undefined) return true;
      const known = watches.get(touched);
      const watch = known?.life === life ? known : { life, periods: 0, suspected: new Map() };
      watches.set(touched, watch);
      const isBegun = life.periods !== watch.periods;
      watch.periods = life.periods;
      for (const opinion of life.opinions.values()) {
        const before = watch.suspected.get(opinion.member);
        const wasTold = message !== undefined;
        const fault =
          opinion.status === 'dead' && !wasTold && isOf(before, opinion)
            ? buriedEarly(touched, life, before, settings)
            : suspectedTooLong(life, note(life, opinion, watch.suspected, settings), isBegun);
        if (fault !== undefined) return `node ${touched}, of ${opinion.member}: ${fault}`;
        if (opinion.status !== 'suspect') watch.suspected.delete(opinion.member);
      }
      return true;
    },
    { history: () => new Map<NodeId, Watch>() },
  );
}

function isOf(suspected: Suspected | undefined, { incarnation }: Rumor): suspected is Suspected {
  return suspected?.incarnation === incarnation;
}

/** The observer's own probe may have confirmed the suspicion just before. */
function buriedEarly(
  observer: NodeId,
  { periods }: Swim,
  { since, accusers }: Suspected,
  settings: SwimSettings,
): string | undefined {
  const had = periods - since;
  const count = accusers.size + (accusers.has(observer) ? 0 : 1);
  if (isOver(had, count, settings)) return undefined;
  return `dead after no more than ${had} periods under suspicion by ${count}`;
}

/** What is known of a suspicion after an event. */
function note(
  { periods }: Swim,
  opinion: Rumor,
  suspected: Map<NodeId, Suspected>,
  settings: SwimSettings,
): Suspected | undefined {
  if (opinion.status !== 'suspect') return undefined;
  const before = suspected.get(opinion.member);
  const known = isOf(before, opinion) ? before : undefined;
  const { incarnation } = opinion;
  const since = known?.since ?? periods;
  const accusers = new Set(opinion.accusers);
  const isOverdue = isOver(periods - since, accusers.size, settings);
  const overdueIn = isOverdue ? (known?.overdueIn ?? periods) : undefined;
  const next = { incarnation, since, accusers, overdueIn };
  suspected.set(opinion.member, next);
  return next;
}

/** A confirmation in the middle of a period takes effect at the beginning of the next. */
function suspectedTooLong(
  { periods }: Swim,
  suspected: Suspected | undefined,
  isBegun: boolean,
): string | undefined {
  if (suspected?.overdueIn === undefined) return undefined;
  if (suspected.overdueIn === periods && !isBegun) return undefined;
  return `suspected by ${suspected.accusers.size} for ${periods - suspected.since} periods`;
}
