import { type Level } from './level.js';
import { type Range } from './range.js';

/**
 * What a fault means to a module. Faults of one class stand in for each other: a request whose reply
 * is lost, is late, or stays behind a partition exposes the same mistake.
 */
export type FaultClass =
  'untimely' | 'again' | 'clock' | 'restart' | 'forgetting' | 'lie' | 'refusal' | 'lost write';

/** The condition that a timed fault puts its targets in until it ends. */
export type Condition = 'paused' | 'down' | 'cut off' | 'skewed' | 'lying' | 'full';

/** The part of a definition without which a fault cannot be injected. */
export type FaultNeed = 'leaseDeadline' | 'mutate' | 'corrupt';

/** All that is said of a kind of fault, whatever the type of the module. */
export interface FaultRow {
  /** The lowest level that injects it. */
  readonly level: Exclude<Level, 'sunny'>;
  /** What it means to a module, by which reports tell bugs apart. */
  readonly class: FaultClass;
  /** Whether a module survives it only by a design for it, so that it is claimed only by name. */
  readonly byDesign?: true;
  /** What a definition must have for it to be claimed. */
  readonly needs?: FaultNeed;
  /** The intensities of its rates, by their names in plans, where module types do not differ. */
  readonly rates?: Readonly<Record<string, Range>>;
  /** How long an episode of it lasts, where module types do not differ. */
  readonly durationTicks?: Range;
  /** The most episodes of it in one plan, where module types do not differ. */
  readonly most?: number;
  /** The condition of its targets, for a fault that lasts. */
  readonly condition?: Condition;
}

/** The name of a fault, as claims, plans and reports use it. */
export type FaultKind =
  | 'loss'
  | 'delay'
  | 'duplication'
  | 'partition'
  | 'pause'
  | 'lease-expiry'
  | 'clock-skew'
  | 'clock-jump'
  | 'clock-backward'
  | 'crash'
  | 'cascade'
  | 'mass-restart'
  | 'repeated-crash'
  | 'split-brain'
  | 'amnesia'
  | 'byzantine'
  | 'equivocation'
  | 'read-failure'
  | 'slow-port'
  | 'short-read'
  | 'write-failure'
  | 'corrupt-read'
  | 'torn-write'
  | 'connection-refused'
  | 'connection-reset'
  | 'slow-disk'
  | 'lost-write'
  | 'disk-full'
  | 'dns-failure'
  | 'half-open';

/**
 * Every fault that a simulation can inject, by the name that claims, plans, traces and reports use:
 * one row per kind. Which of them a module type has is said in its room, by the code that injects them.
 */
export const FAULTS: Readonly<Record<FaultKind, FaultRow>> = {
  loss: { level: 'stormy', class: 'untimely' },
  delay: {
    level: 'stormy',
    class: 'untimely',
    rates: { maxDelayTicks: { min: 2, max: 60 } },
  },
  duplication: {
    level: 'stormy',
    class: 'again',
    rates: { duplicatePpm: { min: 10_000, max: 200_000 } },
  },
  partition: {
    level: 'stormy',
    class: 'untimely',
    durationTicks: { min: 1, max: 400 },
    most: 3,
    condition: 'cut off',
  },
  pause: { level: 'stormy', class: 'untimely', most: 4, condition: 'paused' },
  'lease-expiry': {
    level: 'stormy',
    class: 'clock',
    needs: 'leaseDeadline',
    durationTicks: { min: 0, max: 2 },
    most: 6,
  },
  'clock-skew': {
    level: 'stormy',
    class: 'clock',
    durationTicks: { min: 1, max: 400 },
    most: 3,
    condition: 'skewed',
  },
  'clock-jump': {
    level: 'stormy',
    class: 'clock',
    durationTicks: { min: 1, max: 200 },
    most: 3,
  },
  'clock-backward': {
    level: 'radioactive',
    class: 'clock',
    byDesign: true,
    durationTicks: { min: 1, max: 200 },
    most: 2,
  },
  crash: {
    level: 'stormy',
    class: 'restart',
    durationTicks: { min: 1, max: 300 },
    most: 3,
    condition: 'down',
  },
  cascade: {
    level: 'radioactive',
    class: 'restart',
    durationTicks: { min: 1, max: 200 },
    most: 2,
    condition: 'down',
  },
  'mass-restart': {
    level: 'radioactive',
    class: 'restart',
    durationTicks: { min: 1, max: 100 },
    most: 1,
    condition: 'down',
  },
  'repeated-crash': {
    level: 'radioactive',
    class: 'restart',
    durationTicks: { min: 1, max: 300 },
    most: 2,
    condition: 'down',
  },
  'split-brain': {
    level: 'radioactive',
    class: 'untimely',
    durationTicks: { min: 1, max: 500 },
    most: 2,
    condition: 'cut off',
  },
  amnesia: {
    level: 'radioactive',
    class: 'forgetting',
    byDesign: true,
    durationTicks: { min: 1, max: 300 },
    most: 2,
    condition: 'down',
  },
  byzantine: {
    level: 'radioactive',
    class: 'lie',
    byDesign: true,
    needs: 'mutate',
    rates: { byzantinePpm: { min: 1_000, max: 50_000 } },
  },
  equivocation: {
    level: 'radioactive',
    class: 'lie',
    byDesign: true,
    needs: 'mutate',
    durationTicks: { min: 1, max: 200 },
    most: 2,
    condition: 'lying',
  },
  'read-failure': {
    level: 'stormy',
    class: 'refusal',
    rates: { readFailPpm: { min: 10_000, max: 300_000 } },
  },
  'slow-port': {
    level: 'stormy',
    class: 'untimely',
    rates: { maxDelayTicks: { min: 1, max: 30 } },
  },
  'short-read': {
    level: 'stormy',
    class: 'refusal',
    rates: { shortReadPpm: { min: 50_000, max: 500_000 } },
  },
  'write-failure': {
    level: 'stormy',
    class: 'refusal',
    rates: { writeFailPpm: { min: 10_000, max: 300_000 } },
  },
  'corrupt-read': {
    level: 'radioactive',
    class: 'lie',
    needs: 'corrupt',
    rates: { corruptReadPpm: { min: 1_000, max: 50_000 } },
  },
  'torn-write': {
    level: 'radioactive',
    class: 'lost write',
    rates: { tornWritePpm: { min: 100_000, max: 1_000_000 } },
  },
  'lost-write': {
    level: 'radioactive',
    class: 'lost write',
    rates: { lostWritePpm: { min: 50_000, max: 500_000 } },
  },
  'disk-full': {
    level: 'radioactive',
    class: 'refusal',
    durationTicks: { min: 1, max: 200 },
    most: 2,
    condition: 'full',
  },
  'connection-refused': {
    level: 'stormy',
    class: 'refusal',
    rates: { refusePpm: { min: 5_000, max: 200_000 } },
  },
  'connection-reset': {
    level: 'stormy',
    class: 'untimely',
    rates: { resetPpm: { min: 2_000, max: 100_000 } },
  },
  'slow-disk': {
    level: 'stormy',
    class: 'untimely',
    rates: { diskDelayTicks: { min: 1, max: 50 } },
  },
  'dns-failure': {
    level: 'stormy',
    class: 'refusal',
    byDesign: true,
    rates: { dnsFailPpm: { min: 5_000, max: 200_000 } },
  },
  'half-open': {
    level: 'stormy',
    class: 'untimely',
    byDesign: true,
    rates: { halfOpenPpm: { min: 2_000, max: 50_000 } },
  },
};
