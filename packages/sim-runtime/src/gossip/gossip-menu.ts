import { type FaultKind } from '../faults/fault-kind.js';
import { type FaultMenu, kindsOf } from '../faults/fault-menu.js';

/** The faults that a network of nodes can suffer. */
export const GOSSIP_MENU: FaultMenu = [
  {
    shape: 'rate',
    kind: 'loss',
    level: 'stormy',
    rates: { dropPpm: { min: 100_000, max: 300_000 } },
  },
  { shape: 'rate', kind: 'delay', level: 'stormy', rates: { maxDelayTicks: { min: 2, max: 60 } } },
  {
    shape: 'rate',
    kind: 'duplication',
    level: 'stormy',
    rates: { duplicatePpm: { min: 10_000, max: 200_000 } },
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
    kind: 'pause',
    level: 'stormy',
    durationTicks: { min: 10, max: 300 },
    most: 4,
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
    durationTicks: { min: 1, max: 200 },
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
    kind: 'split-brain',
    level: 'radioactive',
    durationTicks: { min: 50, max: 500 },
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
  {
    shape: 'episode',
    kind: 'clock-backward',
    level: 'radioactive',
    durationTicks: { min: 1, max: 200 },
    most: 2,
  },
  {
    shape: 'episode',
    kind: 'equivocation',
    level: 'radioactive',
    durationTicks: { min: 20, max: 200 },
    most: 2,
  },
];

/** What a protocol survives only by design, so that it must say so. */
const BY_DESIGN: readonly FaultKind[] = ['amnesia', 'byzantine', 'clock-backward', 'equivocation'];

/** What a gossip module is taken to claim unless it says so. */
export const GOSSIP_CLAIMS: readonly FaultKind[] = kindsOf(GOSSIP_MENU).filter(
  (kind) => !BY_DESIGN.includes(kind),
);
