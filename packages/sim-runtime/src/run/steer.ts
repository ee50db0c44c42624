import { type Plan } from '../plan/plan.js';
import { PlannedFates } from '../plan/planned-fates.js';

/** What draws the fates of messages or port calls in a simulator. */
export interface Steerable {
  /** Plans the fates of single messages or port calls. */
  planFates(planned: PlannedFates): void;
  /** Draws fates from another seed from now on. */
  reseed(seed: number): void;
}

/** Lays out what a person has added to a plan. A plan without it runs as before. */
export function steer(
  { fates = [], branch }: Plan,
  timeline: { schedule(at: number, act: () => void): void },
  target: Steerable,
  useRates: (rates: Readonly<Record<string, number>>) => void,
): void {
  if (fates.length > 0) target.planFates(new PlannedFates(fates));
  if (branch === undefined) return;
  timeline.schedule(branch.at, () => {
    target.reseed(branch.seed);
    useRates(branch.rates);
  });
}
