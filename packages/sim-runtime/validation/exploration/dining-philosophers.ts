import { type Model } from '../../src/explore.js';

interface Fork {
  readonly holder: number;
  readonly isClean: boolean;
}

/** The variables of the TLA+ module DiningPhilosophers. */
export interface Table {
  readonly forks: readonly Fork[];
  readonly at: readonly ('Loop' | 'Think' | 'Eat')[];
  readonly hungry: readonly boolean[];
}

/**
 * Dining philosophers as Chandy and Misra solve it, after the TLA+ module DiningPhilosophers of the TLA+
 * examples. Fork `i` lies to the left of philosopher `i`.
 *
 * @param count - the number of philosophers
 */
export function diningPhilosophers(count: number): Model<Table, number> {
  const all = Array.from({ length: count }, (_, philosopher) => philosopher);
  return {
    name: `dining philosophers, ${count}`,
    initial: () => [
      {
        forks: all.map((fork) => ({ holder: fork === 1 ? 0 : fork, isClean: false })),
        at: all.map(() => 'Loop' as const),
        hungry: all.map(() => true),
      },
    ],
    actions: () => all,
    next: (table, philosopher) => step(table, philosopher, count),
    describe: (philosopher) => `philosopher ${philosopher} goes on`,
    fairness: (philosopher) => `philosopher ${philosopher}`,
    properties: [
      {
        kind: 'always',
        name: 'neighbours do not eat at once',
        holds: ({ at }) => all.every((one) => at[one] !== 'Eat' || at[(one + 1) % count] !== 'Eat'),
      },
      ...all.map((philosopher) => ({
        kind: 'eventually' as const,
        name: `philosopher ${philosopher} does not starve`,
        after: () => true,
        holds: ({ hungry }: Table) => hungry[philosopher] === false,
      })),
    ],
  };
}

function step(table: Table, own: number, count: number): Table {
  switch (table.at[own]) {
    case 'Think':
      return {
        ...table,
        hungry: table.hungry.with(own, true),
        at: table.at.with(own, 'Loop'),
      };
    case 'Eat': {
      const right = (own + 1) % count;
      const forks = table.forks.map((fork, index) =>
        index === own || index === right ? { ...fork, isClean: false } : fork,
      );
      return { forks, hungry: table.hungry.with(own, false), at: table.at.with(own, 'Loop') };
    }
    default:
      return loop(table, own, count);
  }
}

function loop(table: Table, own: number, count: number): Table {
  const right = (own + 1) % count;
  const isDirty = (fork: number): boolean =>
    table.forks[fork]?.holder === own && !table.forks[fork].isClean;
  let { forks } = table;
  if (isDirty(own)) forks = forks.with(own, { holder: (own + count - 1) % count, isClean: true });
  else if (isDirty(right)) forks = forks.with(right, { holder: right, isClean: true });
  // PlusCal's translation asks for the forks before this step.
  const canEat = [own, right].every(
    (fork) => table.forks[fork]?.holder === own && table.forks[fork].isClean,
  );
  const after = table.hungry[own] === false ? 'Think' : canEat ? 'Eat' : 'Loop';
  return { ...table, forks, at: table.at.with(own, after) };
}
