/** The kind of a record: the low bits of its first integer. The other bits are the party. */
export const CLOCK = 0;
export const DELIVERED = 1;
export const LOST = 2;
export const BLOCKED = 3;
export const RECEIVED = 4;
export const MISSED = 5;
export const TIMEOUT = 6;
export const APPLIED = 7;
export const NOTE = 8;

const KIND_BITS = 4;
const KIND_MASK = (1 << KIND_BITS) - 1;

/** The first integer of a record. */
export function recordTag(kind: number, party: number): number {
  return kind | ((party + 1) << KIND_BITS);
}

export function kindOfRecord(tag: number): number {
  return tag & KIND_MASK;
}

export function partyOfRecord(tag: number): number {
  return (tag >> KIND_BITS) - 1;
}

/** How many integers a record takes, by its kind, but for the words of a message. */
export const RECORD_LENGTHS: readonly number[] = [3, 4, 4, 4, 3, 2, 1, 2, 1];

/** The most of them. */
export const LONGEST_RECORD = 4;

/** What the third integer of a clock's record counts: the part of a time that 32 bits have no room for. */
export const HIGH_TICKS = 0x1_0000_0000;

/** A part of a trace buffer. */
export interface RecordChunk {
  readonly records: Int32Array;
  /** What the records refer to, in their order: messages, inputs, effects, states, notes. */
  readonly referred: readonly unknown[];
}
