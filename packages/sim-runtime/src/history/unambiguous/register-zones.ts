import { canonical } from '../canonical.js';
import { type CompletedCall } from '../calls.js';
import { type RegisterType } from '../models/data-type.js';

/** What a check of an unambiguous history says: `ambiguous` where its algorithm does not apply. */
export type UnambiguousVerdict = 'ok' | 'violation' | 'ambiguous';

/** A write and the reads of its value: in every order they follow each other, with no other write between. */
interface Cluster {
  /** The first end of its calls that returned: from there on the register has held the value. */
  firstEnd: number;
  /** The last start of its calls that returned: until there the register has held the value. */
  lastStart: number;
  /** Its place among the clusters with a return, in the order of their first ends; -1 before that. */
  place: number;
  /** Whether a read returned the value. */
  isRead: boolean;
}

/**
 * Linearizability of a register to which no value is written twice, call by call, without a search.
 *
 * Each write and the reads of its value are a cluster, with a zone between their first end and their last start: a
 * forward zone if that end comes first, else a backward zone. There is an order of all calls if and only if no
 * read returns a value before its write starts, no two forward zones overlap, and no backward zone lies within a
 * forward one (Gibbons and Korach, "Testing Shared Memories", 1997; Lee and Mathur, "Efficient
 * Decrease-and-Conquer Linearizability Monitoring", 2024). A return changes one zone, which is compared with those
 * that it meets: about as many as there are concurrent calls.
 */
export class RegisterZones {
  readonly #type: RegisterType;
  readonly #clusters = new Map<unknown, Cluster>();
  /** The clusters with a return, in the order of their first ends. */
  readonly #returned: Cluster[] = [];
  /** Those of them with a forward zone, in the same order. */
  readonly #forward: Cluster[] = [];

  /**
   * @param type - the names of the functions
   * @param initial - what the register holds before the first call
   */
  constructor(type: RegisterType, initial: unknown) {
    this.#type = type;
    const first = { firstEnd: -1, lastStart: -2, place: 0, isRead: false };
    this.#clusters.set(identityOf(initial), first);
    this.#returned.push(first);
  }

  /** A call starts. */
  started({ f, value, start }: CompletedCall): UnambiguousVerdict {
    if (this.#type.reads.includes(f)) return 'ok';
    const identity = identityOf(value);
    if (!this.#type.writes.includes(f) || this.#clusters.has(identity)) return 'ambiguous';
    const lastStart = start;
    this.#clusters.set(identity, { firstEnd: Infinity, lastStart, place: -1, isRead: false });
    return 'ok';
  }

  /** A call turns out to have taken no effect. */
  failed({ f, value }: CompletedCall): UnambiguousVerdict {
    if (this.#type.reads.includes(f)) return 'ok';
    const identity = identityOf(value);
    if (this.#clusters.get(identity)?.isRead === true) return 'violation';
    this.#clusters.delete(identity);
    return 'ok';
  }

  /** A call returns. */
  returned({ f, value, result, start, end = Infinity }: CompletedCall): UnambiguousVerdict {
    const isRead = this.#type.reads.includes(f);
    const cluster = this.#clusters.get(identityOf(isRead ? result : value));
    if (cluster === undefined) return 'violation';
    cluster.isRead ||= isRead;
    const wasForward = isForward(cluster);
    if (cluster.place === -1) {
      cluster.firstEnd = end;
      cluster.place = this.#returned.push(cluster) - 1;
    }
    cluster.lastStart = Math.max(cluster.lastStart, start);
    const before = this.#forwardBefore(cluster);
    if (isForward(cluster) && !wasForward) this.#forward.splice(before, 0, cluster);
    return this.#fits(cluster, this.#forward[before - 1]) ? 'ok' : 'violation';
  }

  /** Whether a zone fits to the last forward zone that begins before it, and to those that begin within it. */
  #fits(zone: Cluster, before: Cluster | undefined): boolean {
    const { firstEnd, lastStart, place } = zone;
    if (!isForward(zone)) {
      return before === undefined || before.firstEnd > lastStart || before.lastStart < firstEnd;
    }
    if (before !== undefined && before.lastStart > firstEnd) return false;
    for (let next = place + 1; next < this.#returned.length; next++) {
      const other = this.#returned[next] as Cluster;
      if (other.firstEnd > lastStart) return true;
      if (isForward(other) || other.lastStart > firstEnd) return false;
    }
    return true;
  }

  /** How many forward zones begin before a zone. */
  #forwardBefore({ place }: Cluster): number {
    let count = this.#forward.length;
    while (count > 0 && (this.#forward[count - 1] as Cluster).place >= place) count--;
    return count;
  }
}

function isForward({ firstEnd, lastStart }: Cluster): boolean {
  return firstEnd < lastStart;
}

/** What equal values share. JSON and EDN know one kind of nothing. */
function identityOf(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return value === undefined || value === null ? null : canonical(value);
}
