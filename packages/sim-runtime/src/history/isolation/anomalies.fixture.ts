import { type HistoryEvent } from '../history-event.js';
import { type IsolationLevel } from './isolation-level.js';
import { type MicroOperation } from './transaction.js';

/** A transaction: process, operations, and how it ended if not well. */
export type Row = readonly [
  process: number,
  operations: readonly MicroOperation[],
  outcome?: 'ok' | 'fail' | 'info',
];

/** Transactions that all start before any ends. */
export function together(...rows: readonly Row[]): HistoryEvent[] {
  return [...rows.map(start), ...rows.map(end)];
}

/** Transactions of which each ends before the next starts. */
export function inTurn(...rows: readonly Row[]): HistoryEvent[] {
  return rows.flatMap((row) => [start(row), end(row)]);
}

function start([process, operations]: Row): HistoryEvent {
  const asked = operations.map(([f, key, value]) => [f, key, f === 'r' ? null : value]);
  return { process, type: 'invoke', f: 'txn', value: asked, at: 0 };
}

function end([process, value, type = 'ok']: Row): HistoryEvent {
  return { process, type, f: 'txn', value, at: 0 };
}

export const a = (key: string, value: unknown): MicroOperation => ['append', key, value];
export const r = (key: string, value: unknown): MicroOperation => ['r', key, value];
export const w = (key: string, value: unknown): MicroOperation => ['w', key, value];

/** Each anomaly in one small history: its name, the weakest level that forbids it, a level that allows it. */
export const ANOMALIES: readonly (readonly [
  name: string,
  weakest: IsolationLevel,
  allowedBy: IsolationLevel | undefined,
  HistoryEvent[],
])[] = [
  [
    'G0',
    'read-uncommitted',
    undefined,
    together(
      [0, [a('x', 1), a('y', 1)]],
      [1, [a('x', 2), a('y', 2)]],
      [2, [r('x', [1, 2]), r('y', [2, 1])]],
    ),
  ],
  [
    'G1a',
    'read-committed',
    'read-uncommitted',
    together([0, [a('x', 1)], 'fail'], [1, [r('x', [1])]], [2, [a('y', 1)]], [3, [r('y', [1])]]),
  ],
  [
    'G1b',
    'read-committed',
    'read-uncommitted',
    together([0, [a('x', 1), a('x', 2)]], [1, [r('x', [1])]]),
  ],
  [
    'G1c',
    'read-committed',
    'read-uncommitted',
    together([0, [a('x', 1), r('y', [1])]], [1, [a('y', 1), r('x', [1])]]),
  ],
  [
    'dirty-update',
    'read-uncommitted',
    undefined,
    together([0, [a('x', 1)], 'fail'], [1, [a('x', 2)]], [2, [r('x', [1, 2])]]),
  ],
  [
    'internal',
    'snapshot-isolation',
    'read-committed',
    inTurn([0, [a('x', 1)]], [1, [a('x', 2), r('x', [1])]]),
  ],
  [
    'lost-update',
    'snapshot-isolation',
    'read-committed',
    together([0, [r('x', []), a('x', 1)]], [1, [r('x', []), a('x', 2)]], [2, [r('x', [1, 2])]]),
  ],
  [
    'G-single-item',
    'snapshot-isolation',
    'read-committed',
    together([0, [a('x', 1), a('y', 1)]], [1, [r('x', []), r('y', [1])]], [2, [r('x', [1])]]),
  ],
  [
    'long-fork',
    'snapshot-isolation',
    'read-committed',
    together(
      [0, [a('x', 1)]],
      [1, [a('y', 1)]],
      [2, [r('x', [1]), r('y', [])]],
      [3, [r('x', []), r('y', [1])]],
      [4, [r('x', [1]), r('y', [1])]],
    ),
  ],
  [
    'G-nonadjacent-item',
    'snapshot-isolation',
    'read-committed',
    together(
      [0, [a('x', 1)]],
      [1, [a('y', 1)]],
      [2, [r('x', [1]), r('y', []), a('z', 1)]],
      [3, [r('x', []), r('y', [1])]],
      [4, [r('x', [1]), r('y', [1])]],
    ),
  ],
  [
    'G2-item',
    'serializable',
    'snapshot-isolation',
    together(
      [0, [r('x', []), a('y', 1)]],
      [1, [r('y', []), a('x', 1)]],
      [2, [r('x', [1]), r('y', [1])]],
    ),
  ],
  [
    'G-single-item-process',
    'strong-session-serializable',
    'serializable',
    inTurn([0, [a('x', 1)]], [0, [r('x', [])]], [1, [r('x', [1])]]),
  ],
  [
    'G-single-item-realtime',
    'strict-serializable',
    'strong-session-serializable',
    inTurn([0, [a('x', 1)]], [1, [r('x', [])]], [2, [r('x', [1])]]),
  ],
  [
    'incompatible-order',
    'read-uncommitted',
    undefined,
    together([0, [a('x', 1)]], [1, [a('x', 2)]], [2, [r('x', [1, 2])]], [3, [r('x', [2])]]),
  ],
  [
    'duplicate-elements',
    'read-uncommitted',
    undefined,
    together([0, [a('x', 1)]], [1, [r('x', [1, 1])]]),
  ],
  [
    'unwritten-read',
    'read-uncommitted',
    undefined,
    together([0, [a('x', 1)]], [1, [r('x', [1, 7])]]),
  ],
  [
    'G1a',
    'read-committed',
    'read-uncommitted',
    together([0, [w('x', 1)], 'fail'], [1, [r('x', 1)]], [2, [w('y', 1)]], [3, [r('y', 1)]]),
  ],
  [
    'G1b',
    'read-committed',
    'read-uncommitted',
    together([0, [w('x', 1), w('x', 2)]], [1, [r('x', 1)]]),
  ],
  [
    'G1c',
    'read-committed',
    'read-uncommitted',
    together([0, [w('x', 1), r('y', 1)]], [1, [w('y', 1), r('x', 1)]]),
  ],
  [
    'lost-update',
    'snapshot-isolation',
    'read-committed',
    together([0, [r('x', null), w('x', 1)]], [1, [r('x', null), w('x', 2)]]),
  ],
  [
    'G-single-item',
    'snapshot-isolation',
    'read-committed',
    together([0, [w('x', 1), w('y', 1)]], [1, [r('x', null), r('y', 1)]]),
  ],
  [
    'G2-item',
    'serializable',
    'snapshot-isolation',
    together([0, [r('x', null), w('y', 1)]], [1, [r('y', null), w('x', 1)]]),
  ],
  [
    'G-single-item-realtime',
    'strict-serializable',
    'strong-session-serializable',
    inTurn([0, [w('x', 1)]], [1, [r('x', null)]]),
  ],
  [
    'cyclic-versions',
    'read-uncommitted',
    undefined,
    together([0, [r('x', 1), w('x', 2)]], [1, [r('x', 2), w('x', 1)]]),
  ],
  ['unwritten-read', 'read-uncommitted', undefined, together([0, [w('x', 1)]], [1, [r('x', 7)]])],
  [
    'G2-item',
    'serializable',
    'snapshot-isolation',
    together(
      [0, [r('y', []), a('x', 1)]],
      [1, [a('y', 1)]],
      [2, [r('y', [1]), r('x', [])]],
      [3, [r('y', [1]), r('x', [1])]],
    ),
  ],
  [
    'G-single-item-realtime',
    'strict-serializable',
    'serializable',
    [
      ...together([0, [a('x', 1)]], [1, [a('y', 1)]]),
      ...inTurn([2, [r('x', []), r('y', [1])]], [3, [r('x', [1])]]),
    ],
  ],
];
