import type { Arrow } from '@gossip/sim-runtime/sim';
import { s } from '../element.js';
import { labelLine } from './draw-arrow.js';
import type { Geometry } from './geometry.js';
import { LabelBoard, type LabelPlace, type Point } from './label-board.js';
import type { Telling } from './telling.js';

/** The width of a letter of a label, about, and the height of a line. */
const CHARACTER = 6.1;
const LINE = 13;
const BOLD_CHARACTER = 7;
/** Labels of arrows that fall less lie along them, of others beside them. In radians. */
const STEEP = 0.75;
/** Where along its line a label may lie, the best place first. */
const SHARES = [0.5, 0.66, 0.34, 0.8, 0.22] as const;
/** The fewest letters that say something. */
const LEAST = 6;

/**
 * Labels of arrows, each where it lies on no line and on no other label. One without such a place is left out: it is
 * written in full when its step is chosen or pointed at.
 */
export function drawLabels(
  arrows: readonly Arrow[],
  rows: readonly [number, number],
  telling: Telling,
  geometry: Geometry,
): readonly SVGElement[] {
  if (!geometry.isRoomy || geometry.laneWidth < 100) return [];
  const board = new LabelBoard();
  const lined = arrows.flatMap((arrow) => {
    const line = labelLine(arrow, telling, geometry);
    if (line === undefined) return [];
    board.addLine(arrow, line);
    return [{ arrow, line }];
  });
  addSigns(board, rows, telling, geometry);
  return lined.flatMap(({ arrow, line }) => {
    const words = cut(arrow.label, roomOf(line, geometry));
    if (words === undefined) return [];
    // The words of the steps begin beside the last lane.
    const inLanes = places(line, words.length, geometry).filter(
      ({ box }) => box.left >= -geometry.gutter && box.right <= geometry.lanesWidth,
    );
    const place = board.take(arrow, inLanes);
    return place === undefined ? [] : [label(words, place, 'arrow-label')];
  });
}

/** The label of an arrow in full, over everything else. */
export function fullLabel(
  arrow: Arrow,
  telling: Telling,
  geometry: Geometry,
): readonly SVGElement[] {
  const line = labelLine(arrow, telling, geometry);
  if (!geometry.isRoomy || line === undefined) return [];
  const half = (arrow.label.length * BOLD_CHARACTER) / 2;
  const middle = between(line, 0.5);
  // From the column of times to the words, and beyond rather than cut.
  const x = Math.max(half - geometry.gutter + 6, middle.x);
  const box = { x: x - half - 5, y: middle.y - LINE - 3, width: half * 2 + 10, height: LINE + 7 };
  return [
    s('rect', { ...box, rx: 4, class: 'label-ground' }),
    s(
      'text',
      { class: 'arrow-label full', x, y: middle.y - 4, 'text-anchor': 'middle' },
      arrow.label,
    ),
  ];
}

function addSigns(
  board: LabelBoard,
  [first, end]: readonly [number, number],
  { rows }: Telling,
  { x, y }: Geometry,
): void {
  rows.slice(first, end).forEach(({ step, fold }, offset) => {
    if (step.lane === undefined || fold !== undefined) return;
    const at = { x: x(step.lane), y: y(first + offset) };
    board.addBox({ left: at.x - 9, right: at.x + 9, top: at.y - 9, bottom: at.y + 9 });
  });
}

function roomOf([from, to]: readonly [Point, Point], { laneWidth }: Geometry): number {
  const isFlat = Math.abs(slopeOf([from, to])) < STEEP;
  return isFlat ? Math.hypot(to.x - from.x, to.y - from.y) - 36 : laneWidth - 24;
}

function cut(text: string, room: number): string | undefined {
  const most = Math.floor(room / CHARACTER);
  if (text.length <= most) return text;
  return most < LEAST ? undefined : `${text.slice(0, most - 1)}…`;
}

function places(
  line: readonly [Point, Point],
  length: number,
  { rowHeight }: Geometry,
): readonly LabelPlace[] {
  const width = length * CHARACTER;
  const slope = slopeOf(line);
  if (Math.abs(slope) < STEEP) return SHARES.map((share) => along(line, share, slope, width));
  // Close to the end first: each row takes one arrival at most.
  const height = Math.max(1, Math.abs(line[1].y - line[0].y));
  return [1 - (rowHeight * 0.5) / height, ...SHARES].flatMap((share) => [
    beside(line, share, 'start', width),
    beside(line, share, 'end', width),
  ]);
}

/** Along a line, just above it. */
function along(
  line: readonly [Point, Point],
  share: number,
  slope: number,
  width: number,
): LabelPlace {
  const at = between(line, share);
  const across = (Math.cos(slope) * width) / 2;
  const high = Math.abs(Math.sin(slope) * width) / 2;
  const up = { x: at.x + Math.sin(slope) * 5, y: at.y - Math.cos(slope) * 5 };
  const box = {
    left: up.x - across,
    right: up.x + across,
    top: up.y - high - LINE * 0.8,
    bottom: up.y + high + LINE * 0.2,
  };
  return { ...up, turn: (slope * 180) / Math.PI, anchor: 'middle', box };
}

/** To the right or to the left of a line. */
function beside(
  line: readonly [Point, Point],
  share: number,
  anchor: 'start' | 'end',
  width: number,
): LabelPlace {
  const at = between(line, share);
  const x = at.x + (anchor === 'start' ? 9 : -9);
  const left = anchor === 'start' ? x : x - width;
  const box = { left, right: left + width, top: at.y - LINE * 0.6, bottom: at.y + LINE * 0.5 };
  return { x, y: at.y + 4, turn: 0, anchor, box };
}

function label(words: string, { x, y, turn, anchor }: LabelPlace, kind: string): SVGElement {
  const transform = `translate(${x} ${y})${turn === 0 ? '' : ` rotate(${turn})`}`;
  return s('text', { class: kind, transform, 'text-anchor': anchor }, words);
}

function slopeOf([from, to]: readonly [Point, Point]): number {
  return Math.atan((to.y - from.y) / (to.x - from.x));
}

function between([from, to]: readonly [Point, Point], share: number): Point {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}
