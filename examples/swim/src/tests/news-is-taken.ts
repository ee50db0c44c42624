import { type NodeId } from '@gossip/sim-runtime';
import { always, type Oracle } from '@gossip/sim-runtime/sim';
import { type Rumor } from '../messages.js';
import { type SwimSettings } from '../swim-config.js';
import { inWords, isOutdated, type World } from './invariants.js';
import { type Member } from './watched-member.js';

/** What a member held after the event before, in the same life. */
interface Memory {
  readonly life: Member;
  readonly hasLeft: boolean;
  readonly incarnation: number;
  readonly opinions: ReadonlyMap<NodeId, Rumor>;
}

/**
 * What a member holds follows from what it held and what it hears: what is newer replaces what is known,
 * those who suspect the same are counted once each, and what is not so of the member itself is refuted.
 */
export function newsIsTaken(settings: SwimSettings): Oracle<World> {
  return always(
    'a member takes what is newer, and refutes what is not so',
    ({ node, touched, message, operation }: World, memories) => {
      const life = node(touched);
      if (life === undefined) return true;
      const known = memories.get(touched);
      const before = known?.life === life ? known : atBirth(life);
      const { hasLeft, incarnation } = life;
      memories.set(touched, { life, hasLeft, incarnation, opinions: new Map(life.opinions) });
      const rumors = before.hasLeft ? [] : (message?.rumors ?? []);
      const own = ownIncarnation(touched, before.incarnation, rumors);
      const expected = operation === 'rejoin' ? own + 1 : own;
      if (incarnation !== expected) {
        return `node ${touched} is in incarnation ${incarnation}, not in ${expected}`;
      }
      // At a timeout or an operation, a member concludes by itself.
      if (message === undefined) return true;
      const fault = faultOfOpinions(life, before, rumors, settings);
      return fault === undefined || `node ${touched} ${fault}`;
    },
    { history: () => new Map<NodeId, Memory>() },
  );
}

/** A life begins after the one that its disk knows of, and takes everybody for alive. */
function atBirth(life: Member): Memory {
  const opinions = [...life.opinions.keys()].map((member): [NodeId, Rumor] => [
    member,
    { member, status: 'alive', incarnation: 0 },
  ]);
  const incarnation = life.durable === undefined ? 0 : life.durable + 1;
  return { life, hasLeft: false, incarnation, opinions: new Map(opinions) };
}

/** A doubt about a member, and a life of it that it does not know of, are ended by a new life. */
function ownIncarnation(self: NodeId, incarnation: number, rumors: readonly Rumor[]): number {
  return rumors
    .filter(({ member }) => member === self)
    .reduce((own, rumor) => (isRefuted(rumor, own) ? rumor.incarnation + 1 : own), incarnation);
}

export function isRefuted({ status, incarnation }: Rumor, own: number): boolean {
  return incarnation > own || (incarnation === own && status !== 'alive');
}

function faultOfOpinions(
  life: Member,
  before: Memory,
  rumors: readonly Rumor[],
  settings: SwimSettings,
): string | undefined {
  for (const opinion of life.opinions.values()) {
    const { member } = opinion;
    const heard = rumors.filter((rumor) => rumor.member === member);
    if (heard.length === 0 && opinion === before.opinions.get(member)) continue;
    const newer = heard.find((rumor) => isOutdated(opinion, rumor));
    if (newer !== undefined)
      return `hears that ${member} is ${inWords(newer)}, and does not take it`;
    const known = [before.opinions.get(member), ...heard].filter((one) => one !== undefined);
    const same = known.filter(
      ({ status, incarnation }) => status === opinion.status && incarnation === opinion.incarnation,
    );
    if (same.length === 0) return `takes ${member} for ${inWords(opinion)}, which it did not hear`;
    const expected = accusersIn(same, settings).join();
    const accusers = opinion.status === 'suspect' ? opinion.accusers.join() : '';
    if (accusers !== expected) return `holds that ${accusers} suspect ${member}, not ${expected}`;
  }
  return undefined;
}

/** All who suspect a member, each once, and no more than count. */
function accusersIn(
  suspicions: readonly Rumor[],
  { confirmations }: SwimSettings,
): readonly NodeId[] {
  const accusers = suspicions.flatMap((rumor) =>
    rumor.status === 'suspect' ? rumor.accusers : [],
  );
  return [...new Set(accusers)].slice(0, confirmations + 1);
}
