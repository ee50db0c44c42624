import { combine } from '../keyed-hash.js';
import { type Hidden } from './class-sight.js';
import { knownAs } from './known-as.js';
import { hashName, isHidden, type ObjectParts, partsOf } from './object-parts.js';
import { foldPrimitive, type Primitive, tag } from './primitive.js';
import { UnseenError } from './unseen-error.js';

/** An object whose parts are being looked at. */
interface Frame {
  readonly object: object;
  readonly parts: ObjectParts;
  /** Its place among the objects that may yet turn out to be of one cycle. */
  readonly place: number;
  /** The earliest place that a way from it leads back to. */
  earliest: number;
  /** Which part is next: items first, then fields. */
  next: number;
  hash: number;
  /** The sum of the entries whose order does not count, and the one that is being added up. */
  sum: number;
  entryHash: number;
}

/** What is known of an object that was looked at before. */
interface Seen {
  /** Its digest, which stands for all that can be reached from it, once that is known. */
  digest: number;
  /** Where it is among the objects that may be of one cycle; -1 once they are done with. */
  place: number;
}

/**
 * Digests values of any depth and size in one pass, by Tarjan's algorithm for strongly connected
 * components (SIAM Journal on Computing 1(2), 1972), without recursion. What is outside of cycles counts
 * by its structure, so that it makes no difference whether two parts are one object or two that are
 * alike; inside of a cycle it does.
 */
export class GraphWalk {
  readonly #isExact: boolean;
  readonly #seen = new Map<object, Seen>();
  readonly #frames: Frame[] = [];
  /** The objects that may be of one cycle with one whose parts are being looked at. */
  readonly #open: object[] = [];

  /** @param isExact - whether the order of maps and sets counts, and whether -0 is not 0 */
  constructor(isExact: boolean) {
    this.#isExact = isExact;
  }

  /**
   * The digest of a value.
   *
   * @throws UnseenError when it holds what cannot be seen whole
   */
  walk(value: unknown): number {
    let result = this.#visit(value, undefined);
    for (let frame = this.#frames.at(-1); frame !== undefined; frame = this.#frames.at(-1)) {
      const { items, names } = frame.parts;
      if (frame.next < items.length) result = this.#takeItem(frame, items[frame.next]);
      else if (frame.next < items.length + names.length) result = this.#takeField(frame);
      else result = this.#leave(frame);
    }
    return result ?? 0;
  }

  /** The digest of a value that is known; of others, it enters them. */
  #visit(value: unknown, isMethod: boolean | undefined): number | undefined {
    if (typeof value === 'function') {
      if (isMethod === true) return tag.method;
      throw this.#unseen({ kind: 'opaque', what: 'a function' });
    }
    if (typeof value !== 'object' || value === null) {
      return foldPrimitive(tag.graph, value as Primitive, this.#isExact);
    }
    const seen = this.#seen.get(value);
    if (seen === undefined) return this.#enter(value);
    if (seen.place < 0) return seen.digest;
    return this.#turnBack(value, seen.place);
  }

  #enter(object: object): undefined {
    const place = this.#open.push(object) - 1;
    this.#seen.set(object, { digest: 0, place });
    const parts = partsOf(object, this.#isExact);
    if (isHidden(parts)) throw this.#unseen(parts, object);
    let hash: number = tag.graph;
    for (const number of parts.head) hash = combine(hash, number);
    const start = { next: 0, hash, sum: 0, entryHash: tag.set };
    this.#frames.push({ object, parts, place, earliest: place, ...start });
    return undefined;
  }

  /** A way back into a cycle counts by how far it leads back. */
  #turnBack(object: object, place: number): number {
    const frame = this.#frames.at(-1) as Frame;
    frame.earliest = Math.min(frame.earliest, place);
    if (knownAs(object)?.view !== undefined) {
      throw this.#unseen({ kind: 'opaque', what: 'the very object that it is a view of' });
    }
    return combine(combine(tag.graph, tag.reference), this.#open.length - place);
  }

  #takeItem(frame: Frame, item: unknown): number | undefined {
    const digest = this.#visit(item, undefined);
    if (digest !== undefined) this.#addItem(frame, digest);
    return digest;
  }

  #takeField(frame: Frame): number | undefined {
    const { items, names, functionFields } = frame.parts;
    const name = names[frame.next - items.length] as PropertyKey;
    const value = (frame.object as Readonly<Record<PropertyKey, unknown>>)[name];
    if (value === undefined) {
      frame.next++;
      return undefined;
    }
    const digest = this.#visit(value, functionFields.has(name));
    if (digest !== undefined) this.#addField(frame, name, digest);
    return digest;
  }

  #add(frame: Frame, digest: number): void {
    const { items, names } = frame.parts;
    const name = names[frame.next - items.length];
    if (name === undefined) this.#addItem(frame, digest);
    else this.#addField(frame, name, digest);
  }

  #addField(frame: Frame, name: PropertyKey, digest: number): void {
    frame.hash = combine(combine(frame.hash, hashName(name)), digest);
    frame.next++;
  }

  #addItem(frame: Frame, digest: number): void {
    const { entry } = frame.parts;
    frame.next++;
    if (entry === 0) {
      frame.hash = combine(frame.hash, digest);
      return;
    }
    frame.entryHash = combine(frame.entryHash, digest);
    if (frame.next % entry !== 0) return;
    frame.sum = (frame.sum + frame.entryHash) | 0;
    frame.entryHash = tag.set;
  }

  /** All parts of an object are known: so is its digest, and perhaps a whole cycle. */
  #leave(frame: Frame): number {
    const { place, earliest, parts } = frame;
    const digest = combine(combine(frame.hash, frame.sum), parts.size);
    this.#frames.pop();
    if (earliest === place) this.#close(place, digest);
    const parent = this.#frames.at(-1);
    if (parent !== undefined) {
      parent.earliest = Math.min(parent.earliest, earliest);
      this.#add(parent, digest);
    }
    return digest;
  }

  /** A cycle is known as a whole: each object of it is known by its place in it. */
  #close(place: number, digest: number): void {
    for (let at = this.#open.length - 1; at >= place; at--) {
      const seen = this.#seen.get(this.#open[at] as object) as Seen;
      seen.digest = at === place ? digest : combine(combine(digest, tag.reference), at - place);
      seen.place = -1;
    }
    this.#open.length = place;
  }

  #unseen(why: Hidden, object?: object): UnseenError {
    const steps = this.#frames;
    let from = steps.length - 1;
    while (from >= 0 && knownAs((steps[from] as Frame).object) === undefined) from--;
    const own = object === undefined ? undefined : knownAs(object);
    if (own !== undefined)
      return new UnseenError({ owner: own.name, isOfView: false, path: '' }, why);
    const known = from < 0 ? undefined : knownAs((steps[from] as Frame).object);
    const isOfView = known?.view !== undefined;
    const path = steps
      .slice(Math.max(0, isOfView ? from + 1 : from))
      .map(stepOf)
      .join('');
    return new UnseenError({ owner: known?.name, isOfView, path }, why);
  }
}

/** The part that is being looked at, as code would name it. */
function stepOf({ parts: { items, entry, names }, next }: Frame): string {
  if (next < items.length) return `[${entry === 0 ? next : Math.floor(next / entry)}]`;
  const key = names[next - items.length] ?? '';
  return typeof key === 'symbol' ? `[${String(key)}]` : `.${String(key)}`;
}
