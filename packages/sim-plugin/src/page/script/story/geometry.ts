/** Where things are in a diagram, in pixels. Lanes are columns from the left, steps rows from the top. */
export interface Geometry {
  readonly rowHeight: number;
  /** The width of the column of times. */
  readonly gutter: number;
  readonly laneWidth: number;
  readonly lanesWidth: number;
  /** The width below which the diagram scrolls sideways. */
  readonly leastWidth: number;
  /** Whether there is room for words in the diagram and for the full names of lanes. */
  readonly isRoomy: boolean;
  readonly x: (lane: number) => number;
  readonly y: (row: number) => number;
  /** The heights between which lines are drawn, the upper one first; absent: everywhere. */
  readonly shown?: readonly [number, number];
}

const ROOMY = 640;
const LEAST_LANE = 9;
/** How wide the words are at least; where that leaves no room for the lanes, the diagram scrolls. */
const LEAST_WORDS = 150;
const MOST_LANE = 168;

/** Shares the width out among the times, the lanes and the words. */
export function geometry(width: number, lanes: number): Geometry {
  const isRoomy = width >= ROOMY;
  const gutter = isRoomy ? 68 : 44;
  const share = (width - gutter) * (isRoomy ? 0.58 : lanes > 3 ? 0.48 : 0.4);
  const laneWidth = Math.max(LEAST_LANE, Math.min(MOST_LANE, share / lanes));
  const rowHeight = isRoomy ? 46 : 66;
  return {
    rowHeight,
    gutter,
    laneWidth,
    lanesWidth: laneWidth * lanes,
    leastWidth: gutter + laneWidth * lanes + LEAST_WORDS,
    isRoomy,
    x: (lane) => (lane + 0.5) * laneWidth,
    y: (row) => (row + 0.5) * rowHeight,
  };
}
