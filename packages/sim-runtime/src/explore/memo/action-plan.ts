import { type Count } from '../action-counts.js';
import { MaskedTable } from './masked-table.js';
import { type MemoAction } from './memo-action.js';
import { type RowLayout } from './row-layout.js';

/** The bits of a row that distinguish the entries of a segment, at most. */
const MOST_BITS = 14;

/** Actions that follow each other in a list: their outcomes are kept together. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly table: MaskedTable;
  /** Where the entries of the segment are. */
  readonly entries: number[];
}

/** The list of actions that some states have. */
export interface ActionPlan<State, Action> {
  readonly actions: readonly MemoAction<State, Action>[];
  readonly counts: readonly Count[];
  /** How many new rows each action has led to since they were counted last. */
  readonly found: Int32Array;
  segments: readonly Segment[];
  /** The number of the grouping that the segments belong to. */
  grouping: number;
}

/**
 * Takes a list of actions apart into segments, as long as a segment looks at few bits: a state then finds the
 * outcomes of all of its actions by a few looks, in the order of the list.
 */
export function segmentsOf<State, Action>(
  actions: readonly MemoAction<State, Action>[],
  layout: RowLayout,
): readonly Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  let slots: Uint8Array = new Uint8Array(layout.slots);
  const close = (to: number): void => {
    if (to === from) return;
    segments.push({ from, to, table: new MaskedTable(layout, slots), entries: [] });
    from = to;
  };
  actions.forEach((action, ordinal) => {
    const joined = slots.map((isIn, slot) => isIn | (action.slots[slot] as number));
    if (bitsOf(joined, layout) <= MOST_BITS) {
      slots = joined;
      return;
    }
    close(ordinal);
    slots = action.slots.slice();
  });
  close(actions.length);
  return segments;
}

function bitsOf(slots: Uint8Array, layout: RowLayout): number {
  return slots.reduce((sum, isIn, slot) => sum + (isIn === 1 ? layout.widthOf(slot) : 0), 0);
}
