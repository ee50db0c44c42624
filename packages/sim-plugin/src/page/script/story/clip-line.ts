import type { Point } from './label-board.js';

/**
 * The part of a line between two heights: a line from far above to far below would be painted, dash by dash, where
 * nothing of it is in sight.
 *
 * @param range - the heights, the upper one first
 */
export function clipLine(
  [from, to]: readonly [Point, Point],
  [top, bottom]: readonly [number, number],
): readonly [Point, Point] {
  const at = (height: number, end: Point): Point => {
    if (from.y === to.y) return end;
    const share = (height - from.y) / (to.y - from.y);
    return { x: from.x + (to.x - from.x) * share, y: height };
  };
  const inside = (end: Point): Point => {
    if (end.y < top) return at(top, end);
    return end.y > bottom ? at(bottom, end) : end;
  };
  return [inside(from), inside(to)];
}
