import { type Plan } from '../plan/plan.js';
import { type RunResult } from '../run/run-result.js';
import { type Simulation } from '../run/simulation.js';

/** The plan without the rates of faults that did not happen in its run, which is then the same. */
export function withoutIdleRates(
  { faultOfRate }: Pick<Simulation, 'faultOfRate'>,
  plan: Plan,
  { faults }: Pick<RunResult, 'faults'>,
): Plan {
  const isIdle = (rate: string): boolean => {
    const kind = faultOfRate(rate);
    return kind !== undefined && (faults[kind] ?? 0) === 0;
  };
  const busy = Object.entries(plan.rates).filter(([rate]) => !isIdle(rate));
  return { ...plan, rates: Object.fromEntries(busy) };
}
