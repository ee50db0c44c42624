import { rate } from '../faults/fault-menu.js';
import { clockBackward, clockJump } from '../injection/clock-faults.js';
import { crash, repeatedCrash } from '../injection/crashes.js';
import { diskFull } from '../injection/disk-full.js';
import { type InjectionMenu, timed } from '../injection/inject.js';
import { pause } from '../injection/pause.js';

/** The faults of a stage and its ports, in the order in which plans draw them. */
export const PIPELINE_MENU: InjectionMenu = [
  rate('read-failure'),
  rate('short-read'),
  rate('write-failure'),
  rate('slow-port'),
  rate('crash', { crashPpm: { min: 10_000, max: 100_000 } }),
  timed('crash', crash, { durationTicks: { min: 1, max: 100 }, most: 4 }),
  timed('pause', pause, { durationTicks: { min: 1, max: 200 }, most: 3 }),
  timed('clock-jump', clockJump),
  rate('corrupt-read'),
  rate('torn-write'),
  rate('lost-write'),
  timed('disk-full', diskFull),
  timed('repeated-crash', repeatedCrash, { durationTicks: { min: 1, max: 200 } }),
  timed('clock-backward', clockBackward),
];
