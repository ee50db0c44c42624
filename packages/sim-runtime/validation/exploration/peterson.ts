import { type Model } from '../../src/explore.js';

const LABELS = ['a0', 'a1', 'a2', 'a3', 'cs', 'a4'] as const;
type Label = (typeof LABELS)[number];

/** Two processes, their flags, and whose turn it is. */
export interface Peterson {
  readonly at: readonly Label[];
  readonly flags: readonly boolean[];
  readonly turn: number;
}

/**
 * Peterson's mutual exclusion for two processes, after the TLA+ module Peterson of the TLA+ examples.
 *
 * @param isFair - whether each process that can always go on does
 */
export function peterson(isFair: boolean): Model<Peterson, number> {
  return {
    name: 'Peterson',
    initial: () => [{ at: ['a0', 'a0'], flags: [false, false], turn: 0 }],
    actions: () => [0, 1],
    next: step,
    describe: (process) => `process ${process} goes on`,
    ...(isFair && { fairness: (process: number) => `process ${process}` }),
    properties: [
      {
        kind: 'always',
        name: 'mutual exclusion',
        holds: ({ at }) => !at.every((label) => label === 'cs' || label === 'a4'),
      },
      {
        kind: 'eventually',
        name: 'process 0 enters after it asked',
        after: ({ at }) => at[0] === 'a1',
        holds: ({ at }) => at[0] === 'cs',
      },
    ],
  };
}

function step(state: Peterson, process: number): Peterson | undefined {
  const other = 1 - process;
  const label = state.at[process] ?? 'a0';
  const after = LABELS[(LABELS.indexOf(label) + 1) % LABELS.length] ?? 'a0';
  const at = state.at.with(process, after);
  switch (label) {
    case 'a1':
      return { ...state, at, flags: state.flags.with(process, true) };
    case 'a2':
      return { ...state, at, turn: other };
    case 'a3':
      return state.flags[other] === true && state.turn !== process ? undefined : { ...state, at };
    case 'a4':
      return { ...state, at, flags: state.flags.with(process, false) };
    default:
      return { ...state, at };
  }
}
