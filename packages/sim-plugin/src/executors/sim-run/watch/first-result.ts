import type { Tally } from '@gossip/sim-runtime/sim';
import type { ModuleTask } from '../run-module.js';
import type { FailingPlan, Retrial } from './failing-plans.js';

/** The result of a failing plan's run with other code, as a line. */
export function retrialLine({ plan, oracle }: FailingPlan, retrial: Retrial): string {
  const what = `${oracle} · plan of seed ${plan.seed}`;
  switch (retrial.kind) {
    case 'passes':
      return `passes now     ${what}`;
    case 'unfit':
      return `does not fit   ${what} · the simulation has changed`;
    case 'fails': {
      const { violation } = retrial;
      const other = violation.oracle === oracle ? '' : ` · ${violation.oracle}`;
      return `still fails    ${what}${other} · ${violation.message}`;
    }
  }
}

/** The result of the first seeds of a sweep, as a line. */
export function firstSeedsLine({ seeds, failures: [failure] }: Tally): string {
  if (failure === undefined) return `first seeds    ${seeds} pass`;
  const { seed, violation } = failure;
  return `first seeds    seed ${seed} fails · ${violation.oracle} · ${violation.message}`;
}

/** A progress that also tells the tally of the first batch. */
export function withFirstBatch(
  progress: ModuleTask['progress'],
  tell: (tally: Tally) => void,
): ModuleTask['progress'] {
  return {
    begin(seeds) {
      const note = progress.begin(seeds);
      let isFirst = true;
      return (tally) => {
        if (isFirst) tell(tally);
        isFirst = false;
        note(tally);
      };
    },
    end: () => progress.end(),
  };
}
