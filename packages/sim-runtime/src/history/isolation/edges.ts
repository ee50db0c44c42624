/**
 * Why one transaction comes before another (Adya, "Weak Consistency", 1999): `ww`, its version was overwritten by
 * the other's; `wr`, its version was read by the other; `rw`, it read the version that the other overwrote;
 * `process`, the same client made it before; `realtime`, it ended before the other started.
 */
export type EdgeKind = 'ww' | 'wr' | 'rw' | 'process' | 'realtime';

/** A bit for each kind of edge, so that a number is a set of them. */
export const EDGE = { ww: 1, wr: 2, rw: 4, process: 8, realtime: 16 } as const satisfies Record<
  EdgeKind,
  number
>;

/** What an edge is about: the key, and the versions before and after. */
export interface EdgeFact {
  readonly key: number | string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Edges between transactions, in typed arrays that grow. */
export class Edges {
  #from = new Int32Array(1024);
  #to = new Int32Array(1024);
  #kind = new Uint8Array(1024);
  #fact = new Int32Array(1024);
  #size = 0;
  readonly #facts: EdgeFact[] = [];

  /** How many edges there are. */
  get size(): number {
    return this.#size;
  }

  /** Notes what the next edges are about, and gives its number. */
  note(fact: EdgeFact): number {
    return this.#facts.push(fact) - 1;
  }

  /** Adds an edge, unless it would lead from a transaction to itself. */
  add(from: number, to: number, kind: number, fact: number): void {
    if (from === to) return;
    if (this.#size === this.#from.length) this.#grow();
    this.#from[this.#size] = from;
    this.#to[this.#size] = to;
    this.#kind[this.#size] = kind;
    this.#fact[this.#size++] = fact;
  }

  from(edge: number): number {
    return this.#from[edge] as number;
  }

  to(edge: number): number {
    return this.#to[edge] as number;
  }

  kind(edge: number): number {
    return this.#kind[edge] as number;
  }

  /** What an edge is about; nothing for edges of time. */
  fact(edge: number): EdgeFact | undefined {
    return this.#facts[this.#fact[edge] as number];
  }

  #grow(): void {
    const longer = (short: Int32Array) => {
      const long = new Int32Array(short.length * 2);
      long.set(short);
      return long;
    };
    this.#from = longer(this.#from);
    this.#to = longer(this.#to);
    this.#fact = longer(this.#fact);
    const kinds = new Uint8Array(this.#kind.length * 2);
    kinds.set(this.#kind);
    this.#kind = kinds;
  }
}

/** Edges by the transaction that they leave, in compressed rows. */
export interface Graph {
  readonly edges: Edges;
  readonly nodes: number;
  /** Where the edges of a node begin in `out`; one more than there are nodes. */
  readonly first: Int32Array;
  /** Numbers of edges. */
  readonly out: Int32Array;
}

/** Sorts edges by the transaction that they leave. */
export function graphOf(edges: Edges, nodes: number): Graph {
  const first = new Int32Array(nodes + 1);
  for (let edge = 0; edge < edges.size; edge++) {
    const after = edges.from(edge) + 1;
    first[after] = (first[after] as number) + 1;
  }
  return { edges, nodes, first, out: fill(edges, first) };
}

function fill(edges: Edges, first: Int32Array): Int32Array {
  for (let node = 1; node < first.length; node++) {
    first[node] = (first[node] as number) + (first[node - 1] as number);
  }
  const next = first.slice();
  const out = new Int32Array(edges.size);
  for (let edge = 0; edge < edges.size; edge++) {
    const from = edges.from(edge);
    const place = next[from] as number;
    out[place] = edge;
    next[from] = place + 1;
  }
  return out;
}
