import type { Arrow } from '@gossip/sim-runtime/sim';
import { s } from '../element.js';
import { clipLine } from './clip-line.js';
import type { Point } from './label-board.js';
import type { Geometry } from './geometry.js';
import type { Telling } from './telling.js';

const HEAD = 8;
/** How far from the middle of a step's sign an arrow begins and ends. */
const STANDOFF = 8;

/** Draws a message, or a call and its answer, from its sender to its end. */
export function drawArrow(
  arrow: Arrow,
  telling: Telling,
  geometry: Geometry,
  isChosen: boolean,
): SVGElement {
  const { fate, delayTicks, isCopy } = arrow;
  const classes = ['arrow', fate.replace(' ', '-')];
  if (delayTicks !== undefined) classes.push('delayed');
  if (isCopy === true) classes.push('copy');
  if (isChosen) classes.push('chosen');
  const parts =
    arrow.kind === 'call' ? call(arrow, telling, geometry) : message(arrow, telling, geometry);
  return s('g', { class: classes.join(' ') }, ...parts);
}

function message(arrow: Arrow, telling: Telling, geometry: Geometry): readonly SVGElement[] {
  const from = place(telling.row(arrow.sent), arrow.from, geometry);
  const { arrived } = arrow;
  if (arrived === undefined) return stray(arrow, from, geometry);
  const to = place(telling.row(arrived), arrow.to, geometry);
  if (arrow.from === arrow.to) return [loop(from, to), head({ x: to.x + 20, y: to.y - 8 }, to)];
  if (arrow.fate === 'missed')
    return [line(from, to, geometry), crossedRing(shorten(from, to, STANDOFF))];
  return [line(from, to, geometry), head(from, to)];
}

/** A message that becomes no step ends between the lanes. */
function stray(arrow: Arrow, from: Point, geometry: Geometry): readonly SVGElement[] {
  const far = { x: geometry.x(arrow.to), y: from.y + geometry.rowHeight };
  const to = between(from, far, arrow.fate === 'blocked' ? 0.8 : 0.62);
  const path = line(from, to, geometry, 0);
  switch (arrow.fate) {
    case 'lost':
      return [path, cross(to)];
    case 'blocked':
      return [path, bar(from, to)];
    case 'missed':
      return [line(from, far, geometry), crossedRing(shorten(from, far, STANDOFF))];
    default:
      return [path];
  }
}

/** A call of a port: out, a moment there, and back with the answer. */
function call(arrow: Arrow, telling: Telling, geometry: Geometry): readonly SVGElement[] {
  const row = telling.row(arrow.sent);
  const from = place(row, arrow.from, geometry);
  const { arrived } = arrow;
  if (arrived === undefined) {
    const end = { x: geometry.x(arrow.to), y: from.y + geometry.rowHeight * 0.45 };
    return [
      line(from, end, geometry),
      head(from, end),
      question(end, arrow.from < arrow.to ? 1 : -1),
    ];
  }
  const to = place(telling.row(arrived), arrow.from, geometry);
  const turn = { x: geometry.x(arrow.to), y: (from.y + to.y) / 2 };
  const sign =
    arrow.fate === 'failed'
      ? cross(turn)
      : s('circle', { cx: turn.x, cy: turn.y, r: 4, class: 'turn' });
  return [line(from, turn, geometry, 4), line(turn, to, geometry), head(turn, to), sign];
}

/** The line that a label of an arrow lies along; `undefined` where the arrow is a loop, or both ends are one row. */
export function labelLine(
  arrow: Arrow,
  telling: Telling,
  geometry: Geometry,
): readonly [Point, Point] | undefined {
  const row = telling.row(arrow.sent);
  const from = place(row, arrow.from, geometry);
  const end = arrow.arrived === undefined ? row + 1 : telling.row(arrow.arrived);
  if (arrow.from === arrow.to || end === row) return undefined;
  const to = place(end, arrow.to, geometry);
  if (arrow.kind === 'message') return [from, to];
  const height = arrow.arrived === undefined ? geometry.rowHeight * 0.45 : (to.y - from.y) / 2;
  return [from, { x: to.x, y: from.y + height }];
}

function place(row: number, lane: number, { x, y }: Geometry): Point {
  return { x: x(lane), y: y(row) };
}

function line(from: Point, to: Point, { shown }: Geometry, gap = STANDOFF): SVGElement {
  const whole = [shorten(to, from, STANDOFF), shorten(from, to, gap)] as const;
  const [begin, end] = shown === undefined ? whole : clipLine(whole, shown);
  return s('path', { class: 'path', d: `M${begin.x} ${begin.y}L${end.x} ${end.y}` });
}

function loop(from: Point, to: Point): SVGElement {
  const d = `M${from.x + STANDOFF} ${from.y}C${from.x + 40} ${from.y} ${to.x + 40} ${to.y} ${to.x + STANDOFF} ${to.y}`;
  return s('path', { class: 'path', d });
}

function head(from: Point, to: Point): SVGElement {
  const tip = shorten(from, to, STANDOFF - 1);
  const { x, y } = direction(from, to);
  const back = { x: tip.x - x * HEAD, y: tip.y - y * HEAD };
  const half = HEAD * 0.5;
  const d = `M${tip.x} ${tip.y}L${back.x - y * half} ${back.y + x * half}L${back.x + y * half} ${back.y - x * half}Z`;
  return s('path', { class: 'head', d });
}

function cross({ x, y }: Point): SVGElement {
  return s('path', { class: 'mark', d: `M${x - 5} ${y - 5}l10 10M${x + 5} ${y - 5}l-10 10` });
}

function crossedRing({ x, y }: Point): SVGElement {
  const ring = s('circle', { class: 'mark hollow', cx: x, cy: y, r: 6 });
  return s('g', {}, ring, s('path', { class: 'mark', d: `M${x - 4} ${y + 4}l8 -8` }));
}

/** A wall across the way of a message. */
function bar(from: Point, to: Point): SVGElement {
  const { x, y } = direction(from, to);
  const d = `M${to.x - y * 8} ${to.y + x * 8}L${to.x + y * 8} ${to.y - x * 8}`;
  return s('path', { class: 'mark wall', d });
}

function question({ x, y }: Point, side: number): SVGElement {
  return s(
    'text',
    { class: 'mark-text', x: x + side * 9, y: y + 4, 'text-anchor': side > 0 ? 'start' : 'end' },
    '?',
  );
}

function between(from: Point, to: Point, share: number): Point {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function direction(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
}

/** The point before the end of a line. */
function shorten(from: Point, to: Point, by: number): Point {
  const { x, y } = direction(from, to);
  return { x: to.x - x * by, y: to.y - y * by };
}
