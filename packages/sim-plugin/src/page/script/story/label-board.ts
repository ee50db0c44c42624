/** A place in a diagram, in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle along the axes. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A place that a label may have. */
export interface LabelPlace {
  readonly x: number;
  readonly y: number;
  /** By how much it is turned, in degrees. */
  readonly turn: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly box: Box;
}

type Line = readonly [Point, Point];

/** The height of a stripe of the board, in pixels: only things in the same stripes are compared. */
const STRIPE = 64;

/** The lines and labels of a diagram, so that no label lies on a line or on another label. */
export class LabelBoard {
  readonly #lines = new Map<number, { readonly of: object; readonly line: Line }[]>();
  readonly #boxes = new Map<number, Box[]>();

  /** @param of - the arrow that the line belongs to: its own label may touch it */
  addLine(of: object, line: Line): void {
    const [from, to] = line;
    for (const stripe of stripes(Math.min(from.y, to.y), Math.max(from.y, to.y))) {
      push(this.#lines, stripe, { of, line });
    }
  }

  addBox(box: Box): void {
    for (const stripe of stripes(box.top, box.bottom)) push(this.#boxes, stripe, box);
  }

  /** The first of some places that is free, which it is no more from now on; `undefined` where none is. */
  take(of: object, places: readonly LabelPlace[]): LabelPlace | undefined {
    const free = places.find(({ box }) => this.#isFree(of, box));
    if (free !== undefined) this.addBox(free.box);
    return free;
  }

  #isFree(of: object, box: Box): boolean {
    return stripes(box.top, box.bottom).every((stripe) => {
      const boxes = this.#boxes.get(stripe) ?? [];
      const lines = this.#lines.get(stripe) ?? [];
      return (
        !boxes.some((other) => overlap(box, other)) &&
        !lines.some(({ of: owner, line }) => owner !== of && crosses(line, box))
      );
    });
  }
}

function stripes(top: number, bottom: number): readonly number[] {
  const first = Math.floor(top / STRIPE);
  return Array.from({ length: Math.floor(bottom / STRIPE) - first + 1 }, (_, at) => first + at);
}

function push<Item>(map: Map<number, Item[]>, key: number, item: Item): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [item]);
  else known.push(item);
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}

/** Whether a part of a line lies in a box (Liang and Barsky). */
function crosses([from, to]: Line, box: Box): boolean {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  let begin = 0;
  let end = 1;
  const edges = [
    [-dx, from.x - box.left],
    [dx, box.right - from.x],
    [-dy, from.y - box.top],
    [dy, box.bottom - from.y],
  ] as const;
  for (const [towards, distance] of edges) {
    if (towards === 0 && distance < 0) return false;
    if (towards < 0) begin = Math.max(begin, distance / towards);
    else if (towards > 0) end = Math.min(end, distance / towards);
  }
  return begin < end;
}
