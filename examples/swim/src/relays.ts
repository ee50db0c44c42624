import { advance, type LogicalTime, type NodeId } from '@gossip/sim-runtime';

/** A probe that a helper carries out for another member. */
export interface Relay {
  readonly requester: NodeId;
  /** The sequence number of the requester's probe. */
  readonly sequence: number;
  readonly dueAt: LogicalTime;
  /** Whether the requester knows that there was no answer yet. */
  readonly isLate: boolean;
}

/** Probes for others, by the sequence number of the ping that the helper sent. */
export class Relays {
  readonly #patienceTicks: number;
  readonly #relays = new Map<number, Relay>();

  /** @param patienceTicks - when to say that there was no answer, and how much longer to wait for one */
  constructor(patienceTicks: number) {
    this.#patienceTicks = patienceTicks;
  }

  begin(ping: number, requester: NodeId, sequence: number, now: LogicalTime): void {
    const dueAt = advance(now, this.#patienceTicks);
    this.#relays.set(ping, { requester, sequence, dueAt, isLate: false });
  }

  /** The probe that an answer belongs to, which ends it. */
  end(ping: number): Relay | undefined {
    const relay = this.#relays.get(ping);
    this.#relays.delete(ping);
    return relay;
  }

  /** Those whose requester has to learn now that there was no answer yet. */
  late(now: LogicalTime): readonly Relay[] {
    const late: Relay[] = [];
    for (const [ping, relay] of this.#relays) {
      if (relay.dueAt > now) continue;
      if (relay.isLate) this.#relays.delete(ping);
      else {
        late.push(relay);
        this.#relays.set(ping, {
          ...relay,
          isLate: true,
          dueAt: advance(now, this.#patienceTicks),
        });
      }
    }
    return late;
  }

  dueAt(): LogicalTime | undefined {
    let first: LogicalTime | undefined;
    for (const { dueAt } of this.#relays.values()) {
      if (first === undefined || dueAt < first) first = dueAt;
    }
    return first;
  }
}
