import type { Span } from '@gossip/sim-runtime/sim';
import { s } from '../element.js';
import type { Geometry } from './geometry.js';
import type { Telling } from './telling.js';

/** How wide a condition is drawn around its lane, at most. */
const WIDTH = 22;

/** Patterns that distinguish conditions without their colours. */
export function patterns(id: string): SVGElement {
  return s(
    'defs',
    {},
    pattern(`${id}-paused`, 'M0 2h8M0 6h8', 8),
    pattern(`${id}-down`, 'M0 0l8 8M8 0l-8 8', 8),
    pattern(`${id}-cut-off`, 'M0 8L8 0', 8),
    pattern(`${id}-skewed`, 'M0 4c2 -4 4 -4 4 0s2 4 4 0', 8),
    pattern(`${id}-lying`, 'M2 2h1M6 6h1', 8),
    pattern(`${id}-full`, 'M0 0h8v8h-8Z', 8),
  );
}

function pattern(id: string, d: string, size: number): SVGElement {
  return s(
    'pattern',
    { id, width: size, height: size, patternUnits: 'userSpaceOnUse' },
    s('path', { d, class: id.slice(id.indexOf('-') + 1) }),
  );
}

/** Draws the lanes from one row to another. */
export function drawLanes(
  telling: Telling,
  geometry: Geometry,
  first: number,
  end: number,
): readonly SVGElement[] {
  const { rowHeight, x } = geometry;
  return telling.diagram.lanes.map(({ role }, lane) =>
    s('path', { class: `lane ${role}`, d: `M${x(lane)} ${first * rowHeight}V${end * rowHeight}` }),
  );
}

/** Draws a condition that a lane is in, and its name where there is room. */
export function drawSpan(span: Span, telling: Telling, geometry: Geometry, id: string): SVGElement {
  const { x, y, laneWidth, isRoomy } = geometry;
  const top = y(telling.row(span.begin));
  const bottom =
    span.end === undefined ? telling.rows.length * geometry.rowHeight : y(telling.row(span.end));
  const width = Math.min(WIDTH, laneWidth - 3);
  const left = x(span.lane) - width / 2;
  const kind = span.kind.replace(' ', '-');
  const height = Math.max(4, bottom - top);
  const box = { x: left, y: top, width, height, rx: 5 };
  return s(
    'g',
    { class: `span ${kind}` },
    s('rect', { ...box, class: 'span-ground' }),
    s('rect', { ...box, fill: `url(#${id}-${kind})` }),
    isRoomy && laneWidth >= 80 && height > 24
      ? s('text', { class: 'span-label', x: left + width + 5, y: top + 21 }, span.kind)
      : undefined,
  );
}
