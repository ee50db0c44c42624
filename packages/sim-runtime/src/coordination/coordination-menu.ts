import { rate } from '../faults/fault-menu.js';
import {
  clockBackward,
  clockJump,
  clockJumpHere,
  clockSkew,
  leaseExpiry,
} from '../injection/clock-faults.js';
import {
  amnesia,
  cascade,
  crash,
  crashHere,
  massRestart,
  repeatedCrash,
} from '../injection/crashes.js';
import { MESSAGE_MOMENTS } from '../faults/fault-moment.js';
import { atEvents, type InjectionMenu, timed } from '../injection/inject.js';
import { partition } from '../injection/partitions.js';
import { pause } from '../injection/pause.js';

const LONG_MOVE = { durationTicks: { min: 1, max: 300 } };

/** The faults of actors and of their channel to the coordinator, in the order in which plans draw them. */
export const COORDINATION_MENU: InjectionMenu = [
  rate('loss', {
    requestDropPpm: { min: 100_000, max: 300_000 },
    effectDropPpm: { min: 100_000, max: 300_000 },
  }),
  rate('delay'),
  rate('duplication'),
  rate('pause', { pausePpm: { min: 20_000, max: 150_000 }, pauseTicks: { min: 20, max: 400 } }),
  timed('pause', pause, { durationTicks: { min: 1, max: 400 } }),
  timed('partition', partition),
  timed('lease-expiry', leaseExpiry),
  timed('clock-skew', clockSkew),
  timed('clock-jump', clockJump, LONG_MOVE),
  timed('crash', crash),
  timed('cascade', cascade),
  timed('repeated-crash', repeatedCrash),
  timed('mass-restart', massRestart),
  timed('clock-backward', clockBackward, LONG_MOVE),
  timed('amnesia', amnesia),
  rate('byzantine'),
  atEvents('crash', crashHere, MESSAGE_MOMENTS, { durationTicks: { min: 1, max: 300 }, most: 6 }),
  atEvents('pause', pause, ['receipt', 'handled'], {
    durationTicks: { min: 1, max: 400 },
    most: 6,
    parties: 'actors',
  }),
  atEvents('clock-jump', clockJumpHere, ['receipt', 'sent'], {
    durationTicks: { min: 1, max: 300 },
    most: 6,
  }),
  atEvents('lease-expiry', leaseExpiry, ['receipt'], {
    durationTicks: { min: 0, max: 2 },
    most: 6,
    parties: 'coordinator',
  }),
];
