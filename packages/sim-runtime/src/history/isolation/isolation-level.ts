import { type AnomalyName, type CycleName, CYCLES, type CycleSuffix } from './anomaly.js';

/** The isolation levels that can be demanded, the weakest first. */
export const ISOLATION_LEVELS = [
  'read-uncommitted',
  'read-committed',
  'repeatable-read',
  'snapshot-isolation',
  'serializable',
  'strong-session-snapshot-isolation',
  'strong-snapshot-isolation',
  'strong-session-serializable',
  'strict-serializable',
] as const;

/** How far transactions are isolated from each other. */
export type IsolationLevel = (typeof ISOLATION_LEVELS)[number];

const DAMAGE: readonly AnomalyName[] = [
  'duplicate-elements',
  'incompatible-order',
  'cyclic-versions',
  'unwritten-read',
];
const READ_UNCOMMITTED: readonly AnomalyName[] = [...DAMAGE, 'G0', 'dirty-update'];
const READ_COMMITTED: readonly AnomalyName[] = [...READ_UNCOMMITTED, 'G1a', 'G1b', 'G1c'];
const REPEATABLE: readonly AnomalyName[] = [
  ...READ_COMMITTED,
  'internal',
  'lost-update',
  'long-fork',
  'G-single-item',
  'G-nonadjacent-item',
  'G2-item',
];
/** Every cycle that snapshot isolation allows has two rw edges in a row (Fekete et al., 2005): that is G2-item. */
const SNAPSHOT: readonly AnomalyName[] = REPEATABLE.filter((name) => name !== 'G2-item');
const SNAPSHOT_CYCLES = CYCLES.filter((name) => name !== 'G2-item');

function timed(names: readonly CycleName[], suffix: CycleSuffix): AnomalyName[] {
  return names.map((name): AnomalyName => `${name}${suffix}`);
}

const SESSION_SNAPSHOT = [...SNAPSHOT, ...timed(SNAPSHOT_CYCLES, '-process')];
const SESSION_SERIALIZABLE = [...REPEATABLE, ...timed(CYCLES, '-process')];

/**
 * What each level forbids. Without predicates, repeatable read (Adya's PL-2.99) and serializability forbid the
 * same: these histories read and write by key.
 */
export const FORBIDDEN: Readonly<Record<IsolationLevel, readonly AnomalyName[]>> = {
  'read-uncommitted': READ_UNCOMMITTED,
  'read-committed': READ_COMMITTED,
  'repeatable-read': REPEATABLE,
  'snapshot-isolation': SNAPSHOT,
  serializable: REPEATABLE,
  'strong-session-snapshot-isolation': SESSION_SNAPSHOT,
  'strong-snapshot-isolation': [...SESSION_SNAPSHOT, ...timed(SNAPSHOT_CYCLES, '-realtime')],
  'strong-session-serializable': SESSION_SERIALIZABLE,
  'strict-serializable': [...SESSION_SERIALIZABLE, ...timed(CYCLES, '-realtime')],
};
