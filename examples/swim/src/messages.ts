import { type NodeId } from '@gossip/sim-runtime';

/** What a member is taken for. Of two opinions on one incarnation, the later in this list wins. */
export const STATUSES = ['alive', 'suspect', 'dead'] as const;

export type Status = (typeof STATUSES)[number];

interface About {
  readonly member: NodeId;
  /** Which of the member's lives it is about. Only the member itself begins a new one. */
  readonly incarnation: number;
}

/** The member owes an answer. */
export interface Suspicion extends About {
  readonly status: 'suspect';
  /** The members known to suspect it on their own, without repetition: one at least. */
  readonly accusers: readonly NodeId[];
}

/** An opinion on a member, as it spreads. */
export type Rumor = Suspicion | (About & { readonly status: 'alive' | 'dead' });

interface Gossip {
  /** What rides along: first what the sender says of itself. */
  readonly rumors: readonly Rumor[];
}

/** A message of a probe, which answers carry back. */
interface Probing extends Gossip {
  readonly sequence: number;
}

export type Message =
  | ({ readonly kind: 'ping' } & Probing)
  | ({ readonly kind: 'ack' } & Probing)
  /** Asks the receiver to ping `target` and to hand its answer on. */
  | ({ readonly kind: 'ping-req'; readonly target: NodeId } & Probing)
  /** The helper is there, but has heard nothing of the target. */
  | ({ readonly kind: 'nack' } & Probing)
  | ({ readonly kind: 'farewell' } & Gossip);

/** A message without what rides on it. */
export type Bare = Message extends infer Kind
  ? Kind extends Message
    ? Omit<Kind, 'rumors'>
    : never
  : never;

/** Whether a rumor replaces what is known of its member: by incarnation, then by status. */
export function overrides(
  rumor: Pick<Rumor, 'status' | 'incarnation'>,
  known: Pick<Rumor, 'status' | 'incarnation'>,
): boolean {
  if (rumor.incarnation !== known.incarnation) return rumor.incarnation > known.incarnation;
  return STATUSES.indexOf(rumor.status) > STATUSES.indexOf(known.status);
}
