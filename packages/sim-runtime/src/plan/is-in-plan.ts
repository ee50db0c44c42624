import { type FaultKind } from '../faults/fault-kind.js';
import { type MenuFault } from '../faults/fault-menu.js';
import { type Draws } from './seeded-draws.js';

/** In how many of eight plans a fault is that is not in one of two, by its shape and its kind. */
const OF_EIGHT: Readonly<Record<MenuFault['shape'], Readonly<Partial<Record<FaultKind, number>>>>> =
  {
    // Much loss ends what is under way before it can go wrong.
    rate: { loss: 3, pause: 5, crash: 6 },
    episode: { partition: 6, crash: 5, pause: 2 },
    event: {},
  };

/** Whether a plan has a fault: about one in two, so that each two faults are with and without each other. */
export function isInPlan({ shape, kind }: MenuFault, random: Draws): boolean {
  return random.nextInt(0, 7) < (OF_EIGHT[shape][kind] ?? 4);
}
