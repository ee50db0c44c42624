import { type FaultKind } from '../faults/fault-kind.js';
import { type FaultMenu, kindsOf } from '../faults/fault-menu.js';

/** The faults that a stage and its ports can suffer. */
export const PIPELINE_MENU: FaultMenu = [
  {
    shape: 'rate',
    kind: 'read-failure',
    level: 'stormy',
    rates: { readFailPpm: { min: 10_000, max: 300_000 } },
  },
  {
    shape: 'rate',
    kind: 'short-read',
    level: 'stormy',
    rates: { shortReadPpm: { min: 50_000, max: 500_000 } },
  },
  {
    shape: 'rate',
    kind: 'write-failure',
    level: 'stormy',
    rates: { writeFailPpm: { min: 10_000, max: 300_000 } },
  },
  {
    shape: 'rate',
    kind: 'slow-port',
    level: 'stormy',
    rates: { maxDelayTicks: { min: 1, max: 30 } },
  },
  {
    shape: 'rate',
    kind: 'crash',
    level: 'stormy',
    rates: { crashPpm: { min: 10_000, max: 100_000 } },
  },
  {
    shape: 'episode',
    kind: 'crash',
    level: 'stormy',
    durationTicks: { min: 1, max: 100 },
    most: 4,
  },
  {
    shape: 'episode',
    kind: 'pause',
    level: 'stormy',
    durationTicks: { min: 5, max: 200 },
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
    shape: 'rate',
    kind: 'corrupt-read',
    level: 'radioactive',
    rates: { corruptReadPpm: { min: 1_000, max: 50_000 } },
  },
  {
    shape: 'rate',
    kind: 'torn-write',
    level: 'radioactive',
    rates: { tornWritePpm: { min: 100_000, max: 1_000_000 } },
  },
  {
    shape: 'rate',
    kind: 'lost-write',
    level: 'radioactive',
    rates: { lostWritePpm: { min: 50_000, max: 500_000 } },
  },
  {
    shape: 'episode',
    kind: 'disk-full',
    level: 'radioactive',
    durationTicks: { min: 10, max: 200 },
    most: 2,
  },
  {
    shape: 'episode',
    kind: 'repeated-crash',
    level: 'radioactive',
    durationTicks: { min: 20, max: 200 },
    most: 2,
  },
  {
    shape: 'episode',
    kind: 'clock-backward',
    level: 'radioactive',
    durationTicks: { min: 1, max: 200 },
    most: 2,
  },
];

/**
 * What a pipeline module is taken to claim unless it says so: all that its simulation can make
 * happen, but for a clock that runs backwards. Corrupt reads need the module's `corrupt`.
 */
export function pipelineClaims(canCorrupt: boolean): readonly FaultKind[] {
  return kindsOf(PIPELINE_MENU).filter(
    (kind) => kind !== 'clock-backward' && (canCorrupt || kind !== 'corrupt-read'),
  );
}
