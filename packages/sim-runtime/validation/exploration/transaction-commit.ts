import { type Model } from '../../src/explore.js';

type Manager = 'working' | 'prepared' | 'committed' | 'aborted';

/** A manager prepares, or decides one way. */
export interface CommitStep {
  readonly kind: 'prepare' | 'commit' | 'abort';
  readonly manager: number;
}

/**
 * The specification that two-phase commit implements: the TLA+ module TCommit of the same paper.
 *
 * @param managers - the number of resource managers
 */
export function transactionCommit(managers: number): Model<readonly Manager[], CommitStep> {
  const steps = Array.from({ length: managers }, (_, manager) =>
    (['prepare', 'commit', 'abort'] as const).map((kind) => ({ kind, manager })),
  ).flat();
  return {
    name: `transaction commit, ${managers} managers`,
    initial: () => [Array<Manager>(managers).fill('working')],
    actions: () => steps,
    next: (state, { kind, manager }) => {
      const own = state[manager];
      if (kind === 'prepare') {
        return own === 'working' ? state.with(manager, 'prepared') : undefined;
      }
      if (kind === 'commit') {
        const mayCommit = state.every((other) => other === 'prepared' || other === 'committed');
        return own === 'prepared' && mayCommit ? state.with(manager, 'committed') : undefined;
      }
      const isOpen = own === 'working' || own === 'prepared';
      return isOpen && !state.includes('committed') ? state.with(manager, 'aborted') : undefined;
    },
    ends: () => true,
    properties: [
      {
        kind: 'always',
        name: 'consistent',
        holds: (state) => !state.includes('committed') || !state.includes('aborted'),
      },
    ],
  };
}
