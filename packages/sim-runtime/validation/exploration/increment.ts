import { type Model } from '../../src/explore.js';

interface Thread {
  readonly copy: number;
  readonly at: 'read' | 'write' | 'done';
}

/** A counter, and the threads that increment it without a lock. */
export interface Counter {
  readonly value: number;
  readonly threads: readonly Thread[];
}

/**
 * Stateright's example `increment`: each thread reads the counter and writes its copy plus one, so an
 * increment can be lost.
 *
 * @param threads - the number of threads
 */
export function increment(threads: number): Model<Counter, number> {
  const all = Array.from({ length: threads }, (_, thread) => thread);
  return {
    name: `increment, ${threads} threads`,
    initial: () => [{ value: 0, threads: all.map(() => ({ copy: 0, at: 'read' })) }],
    actions: () => all,
    next: ({ value, threads: own }, thread) => {
      const { copy, at } = own[thread] ?? { copy: 0, at: 'done' };
      if (at === 'done') return undefined;
      if (at === 'read') return { value, threads: own.with(thread, { copy: value, at: 'write' }) };
      return { value: copy + 1, threads: own.with(thread, { copy, at: 'done' }) };
    },
    describe: (thread) => `thread ${thread} goes on`,
    ends: () => true,
    properties: [
      {
        kind: 'always',
        name: 'every finished increment counts',
        holds: ({ value, threads: own }) => own.filter(({ at }) => at === 'done').length === value,
      },
    ],
    parties: threads,
    permute: (state, permutation) => {
      const moved = [...state.threads];
      permutation.forEach((to, from) => (moved[to] = state.threads[from] as Thread));
      return { ...state, threads: moved };
    },
  };
}
