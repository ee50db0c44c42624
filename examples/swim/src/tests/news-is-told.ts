import { type NodeId } from '@gossip/sim-runtime';
import { always, type Oracle } from '@gossip/sim-runtime/sim';
import { type Message, type Rumor } from '../messages.js';
import { type SwimSettings } from '../swim-config.js';
import { type World } from './invariants.js';
import { type Member } from './watched-member.js';

/** News on another, and how many messages it was on. */
interface News {
  readonly rumor: Rumor;
  readonly times: number;
}

interface Watch {
  readonly life: Member;
  readonly opinions: Map<NodeId, Rumor>;
  readonly news: Map<NodeId, News>;
}

/**
 * What a member learns of others rides on its next messages: `retellings` times the bits of the number of
 * members, and no longer. Where all fits on one message, it is on each of them.
 */
export function newsIsTold(settings: SwimSettings): Oracle<World> {
  return always(
    'news is told as often as it takes, and no more',
    ({ node, touched, message, sent }: World, watches) => {
      const life = node(touched);
      if (life === undefined) return true;
      const watch = watchOf(watches, touched, life);
      const isTimeout = message === undefined;
      // A helper says first that it has no answer, and then draws its own conclusions.
      const early = sent.filter(({ message: { kind } }) => isTimeout && kind === 'nack');
      const fault =
        tell(early, watch, settings) ??
        learn(watch) ??
        tell(
          sent.filter((one) => !early.includes(one)),
          watch,
          settings,
        );
      return fault === undefined || `node ${touched} ${fault}`;
    },
    { history: () => new Map<NodeId, Watch>() },
  );
}

function watchOf(watches: Map<NodeId, Watch>, id: NodeId, life: Member): Watch {
  const known = watches.get(id);
  if (known?.life === life) return known;
  const watch = { life, opinions: new Map<NodeId, Rumor>(), news: new Map<NodeId, News>() };
  watches.set(id, watch);
  return watch;
}

function learn({ life, opinions, news }: Watch): undefined {
  for (const opinion of life.opinions.values()) {
    const before = opinions.get(opinion.member);
    opinions.set(opinion.member, opinion);
    const isPlain = opinion.status === 'alive' && opinion.incarnation === 0;
    if (before === undefined ? isPlain : isSame(opinion, before)) continue;
    news.set(opinion.member, { rumor: opinion, times: 0 });
  }
}

function tell(
  sent: World['sent'],
  { life, opinions, news }: Watch,
  { retellings, rumorsPerMessage }: SwimSettings,
): string | undefined {
  const tellings = retellings * (life.opinions.size + 1).toString(2).length;
  for (const { destination, message } of sent) {
    const told = othersIn(message, opinions.get(destination));
    const stale = told.find((rumor) => !isNews(rumor, news));
    if (stale !== undefined) return `tells ${destination} old news of ${stale.member}`;
    // One is on the member itself.
    const expected = Math.min(news.size, rumorsPerMessage - 1);
    if (told.length < expected) {
      return `tells ${destination} ${told.length} of ${expected} news`;
    }
    for (const rumor of told) {
      const times = (news.get(rumor.member)?.times ?? 0) + 1;
      if (times < tellings) news.set(rumor.member, { rumor, times });
      else news.delete(rumor.member);
    }
  }
  return undefined;
}

/** The news on others in a message: what is held of its receiver rides on each. */
function othersIn({ rumors }: Message, held: Rumor | undefined): readonly Rumor[] {
  const isPlain = held === undefined || (held.status === 'alive' && held.incarnation === 0);
  const [self, ...others] = rumors;
  return others.slice(isPlain ? 0 : 1).filter(({ member }) => member !== self?.member);
}

function isNews(rumor: Rumor, news: ReadonlyMap<NodeId, News>): boolean {
  const known = news.get(rumor.member);
  return known !== undefined && isSame(rumor, known.rumor);
}

function isSame(one: Rumor, other: Rumor): boolean {
  return (
    one.status === other.status &&
    one.incarnation === other.incarnation &&
    accusersOf(one) === accusersOf(other)
  );
}

function accusersOf(rumor: Rumor): string {
  return rumor.status === 'suspect' ? rumor.accusers.join() : '';
}
