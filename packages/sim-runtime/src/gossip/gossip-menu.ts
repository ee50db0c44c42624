import { rate } from '../faults/fault-menu.js';
import { clockBackward, clockJump, clockJumpHere, clockSkew } from '../injection/clock-faults.js';
import {
  amnesia,
  cascade,
  crash,
  crashHere,
  massRestart,
  repeatedCrash,
} from '../injection/crashes.js';
import { equivocation } from '../injection/equivocation.js';
import { MESSAGE_MOMENTS } from '../faults/fault-moment.js';
import { atEvents, type InjectionMenu, timed } from '../injection/inject.js';
import { partition, splitBrain } from '../injection/partitions.js';
import { pause } from '../injection/pause.js';

/** The faults of a network of nodes, in the order in which plans draw them. */
export const GOSSIP_MENU: InjectionMenu = [
  rate('loss', { dropPpm: { min: 100_000, max: 300_000 } }),
  rate('delay'),
  rate('duplication'),
  timed('partition', partition),
  timed('pause', pause, { durationTicks: { min: 1, max: 300 } }),
  timed('clock-skew', clockSkew),
  timed('clock-jump', clockJump),
  timed('crash', crash),
  timed('cascade', cascade),
  timed('repeated-crash', repeatedCrash),
  timed('mass-restart', massRestart),
  timed('split-brain', splitBrain),
  timed('amnesia', amnesia),
  rate('byzantine'),
  timed('clock-backward', clockBackward),
  timed('equivocation', equivocation),
  atEvents('crash', crashHere, MESSAGE_MOMENTS, { durationTicks: { min: 1, max: 100 }, most: 6 }),
  atEvents('pause', pause, ['receipt', 'handled'], {
    durationTicks: { min: 1, max: 300 },
    most: 6,
  }),
  atEvents('clock-jump', clockJumpHere, ['receipt', 'sent'], {
    durationTicks: { min: 1, max: 300 },
    most: 6,
  }),
];
