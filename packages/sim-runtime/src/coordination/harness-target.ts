import { type FaultTarget } from '../injection/fault-target.js';
import { type CutDirection } from '../trace/fault-facts.js';
import { type Cut } from './actors.js';
import { type SimHarness } from './sim-harness.js';

const CUTS: Readonly<Record<CutDirection, Cut>> = {
  both: { mute: true, deaf: true },
  outgoing: { mute: true, deaf: false },
  incoming: { mute: false, deaf: true },
};

/** A harness as the fault injector sees it: its actors, and the coordinator behind them. */
export function harnessTarget<State, Input, Effect, Belief>(
  harness: SimHarness<State, Input, Effect, Belief>,
): FaultTarget {
  const { actors, clocks } = harness;
  const { coordinator } = clocks;
  return {
    parties: actors,
    coordinator,
    directions: ['both', 'outgoing', 'incoming'],
    count: (kind) => harness.count(kind),
    pause: (party) => harness.pause(party),
    resume: (party) => harness.resume(party),
    isPaused: (party) => harness.isPaused(party),
    crash: (party, amnesia) => {
      if (party === coordinator) harness.crashCoordinator();
      else harness.crash(party, { amnesia });
    },
    restart: (party) => {
      if (party === coordinator) harness.restartCoordinator();
      else harness.restart(party);
    },
    isDown: (party) => (party === coordinator ? harness.coordinatorIsDown : harness.isDown(party)),
    jumpClock: (party, ticks) => clocks.jump(party, ticks),
    rewindClock: (party, ticks) => clocks.turnBack(party, ticks),
    skewClock: (party, ticks) => clocks.skew(party, ticks),
    straightenClock: (party) => clocks.straighten(party),
    cut: (parties, direction) => {
      const ends = parties.map((party) => harness.cutOff(party, CUTS[direction]));
      return () => ends.map((end) => end()).every(Boolean);
    },
    expireLease: (offsetTicks) => harness.expireLease(offsetTicks),
  };
}
