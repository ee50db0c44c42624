import { type FaultKind } from '../faults/fault-kind.js';
import { type FaultMenu, kindsOf } from '../faults/fault-menu.js';

/** The faults that actors and their way to the coordinator can suffer. */
export const COORDINATION_MENU: FaultMenu = [
  {
    shape: 'rate',
    kind: 'loss',
    level: 'stormy',
    rates: {
      requestDropPpm: { min: 100_000, max: 300_000 },
      effectDropPpm: { min: 100_000, max: 300_000 },
    },
  },
  { shape: 'rate', kind: 'delay', level: 'stormy', rates: { maxDelayTicks: { min: 2, max: 60 } } },
  {
    shape: 'rate',
    kind: 'duplication',
    level: 'stormy',
    rates: { duplicatePpm: { min: 10_000, max: 200_000 } },
  },
  {
    shape: 'rate',
    kind: 'pause',
    level: 'stormy',
    rates: { pausePpm: { min: 20_000, max: 150_000 }, pauseTicks: { min: 20, max: 400 } },
  },
  {
    shape: 'episode',
    kind: 'pause',
    level: 'stormy',
    durationTicks: { min: 10, max: 400 },
    most: 4,
  },
  {
    shape: 'episode',
    kind: 'partition',
    level: 'stormy',
    durationTicks: { min: 20, max: 400 },
    most: 3,
  },
  {
    shape: 'episode',
    kind: 'lease-expiry',
    level: 'stormy',
    durationTicks: { min: 0, max: 2 },
    most: 6,
  },
  {
    shape: 'episode',
    kind: 'clock-skew',
    level: 'stormy',
    durationTicks: { min: 20, max: 400 },
    most: 3,
  },
  {
    shape: 'episode',
    kind: 'clock-jump',
    level: 'stormy',
    durationTicks: { min: 1, max: 300 },
    most: 3,
  },
  {
    shape: 'episode',
    kind: 'crash',
    level: 'stormy',
    durationTicks: { min: 5, max: 300 },
    most: 3,
  },
  {
    shape: 'episode',
    kind: 'cascade',
    level: 'radioactive',
    durationTicks: { min: 20, max: 200 },
    most: 2,
  },
  {
    shape: 'episode',
    kind: 'repeated-crash',
    level: 'radioactive',
    durationTicks: { min: 50, max: 300 },
    most: 2,
  },
  {
    shape: 'episode',
    kind: 'mass-restart',
    level: 'radioactive',
    durationTicks: { min: 1, max: 100 },
    most: 1,
  },
  {
    shape: 'episode',
    kind: 'clock-backward',
    level: 'radioactive',
    durationTicks: { min: 1, max: 300 },
    most: 2,
  },
  {
    shape: 'episode',
    kind: 'amnesia',
    level: 'radioactive',
    durationTicks: { min: 5, max: 300 },
    most: 2,
  },
  {
    shape: 'rate',
    kind: 'byzantine',
    level: 'radioactive',
    rates: { byzantinePpm: { min: 1_000, max: 50_000 } },
  },
];

/** What a module survives only by design, so that it must say so. */
const BY_DESIGN: readonly FaultKind[] = ['clock-backward', 'amnesia', 'byzantine'];

/** What a coordination module is taken to claim unless it says so. */
export const COORDINATION_CLAIMS: readonly FaultKind[] = kindsOf(COORDINATION_MENU).filter(
  (kind) => !BY_DESIGN.includes(kind),
);
