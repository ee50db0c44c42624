import { type Model } from '../../src/explore.js';

type Manager = 'working' | 'prepared' | 'committed' | 'aborted';

/** The state of Lamport's module TwoPhase. */
export interface TwoPhase {
  readonly managers: readonly Manager[];
  readonly coordinator: 'init' | 'committed' | 'aborted';
  /** Whose `prepared` the coordinator has received. */
  readonly received: readonly boolean[];
  /** Whose `prepared` was sent. Messages are never lost and can be received again. */
  readonly sent: readonly boolean[];
  readonly commitSent: boolean;
  readonly abortSent: boolean;
}

/** A step of the coordinator, or of a manager. */
export interface TwoPhaseStep {
  readonly kind:
    'commit' | 'abort' | 'receive' | 'prepare' | 'choose' | 'obey commit' | 'obey abort';
  readonly manager: number;
}

const KINDS = ['receive', 'prepare', 'choose', 'obey commit', 'obey abort'] as const;

/**
 * Two-phase commit, after the TLA+ module TwoPhase of Gray and Lamport, Consensus on Transaction Commit.
 *
 * @param managers - the number of resource managers
 */
export function twoPhaseCommit(managers: number): Model<TwoPhase, TwoPhaseStep> {
  const steps: readonly TwoPhaseStep[] = [
    { kind: 'commit', manager: 0 },
    { kind: 'abort', manager: 0 },
    ...Array.from({ length: managers }, (_, manager) =>
      KINDS.map((kind) => ({ kind, manager })),
    ).flat(),
  ];
  return {
    name: `two-phase commit, ${managers} managers`,
    initial: () => [
      {
        managers: Array<Manager>(managers).fill('working'),
        coordinator: 'init',
        received: Array<boolean>(managers).fill(false),
        sent: Array<boolean>(managers).fill(false),
        commitSent: false,
        abortSent: false,
      },
    ],
    actions: () => steps,
    next,
    properties: [
      {
        kind: 'always',
        name: 'consistent',
        holds: (state) =>
          !state.managers.includes('committed') || !state.managers.includes('aborted'),
      },
    ],
    parties: managers,
    permute: (state, permutation) => ({
      ...state,
      managers: moved(state.managers, permutation),
      received: moved(state.received, permutation),
      sent: moved(state.sent, permutation),
    }),
  };
}

function next(state: TwoPhase, { kind, manager }: TwoPhaseStep): TwoPhase | undefined {
  switch (kind) {
    case 'commit':
      if (state.coordinator !== 'init' || state.received.includes(false)) return undefined;
      return { ...state, coordinator: 'committed', commitSent: true };
    case 'abort':
      if (state.coordinator !== 'init') return undefined;
      return { ...state, coordinator: 'aborted', abortSent: true };
    case 'receive':
      if (state.coordinator !== 'init' || state.sent[manager] !== true) return undefined;
      return { ...state, received: state.received.with(manager, true) };
    case 'prepare':
      if (state.managers[manager] !== 'working') return undefined;
      return {
        ...state,
        managers: state.managers.with(manager, 'prepared'),
        sent: state.sent.with(manager, true),
      };
    case 'choose':
      if (state.managers[manager] !== 'working') return undefined;
      return { ...state, managers: state.managers.with(manager, 'aborted') };
    case 'obey commit':
      if (!state.commitSent) return undefined;
      return { ...state, managers: state.managers.with(manager, 'committed') };
    case 'obey abort':
      if (!state.abortSent) return undefined;
      return { ...state, managers: state.managers.with(manager, 'aborted') };
  }
}

function moved<T>(list: readonly T[], permutation: readonly number[]): readonly T[] {
  const result = [...list];
  permutation.forEach((to, from) => (result[to] = list[from] as T));
  return result;
}
