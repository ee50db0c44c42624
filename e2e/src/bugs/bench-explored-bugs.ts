import { parseArgs } from 'node:util';
import { type Bug } from './bug.js';
import { BUG_CATALOGUE } from './bug-catalogue.js';
import { exploreBug, EXPLORED_BUGS } from './explored-bugs.js';
import { firstSeed, hunt } from './hunt.js';
import { loadSimulation } from './load-simulation.js';

/**
 * The shortest counterexample of each planted bug that fits into bounds, beside the seeds and the shrunk plan by which a
 * sweep finds it: the work of `npm run bench:explored-bugs`.
 */
const { values } = parseArgs({
  options: {
    hunts: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  },
});
const hunts = Number(values.hunts);
if (!Number.isSafeInteger(hunts) || hunts < 1) {
  throw new RangeError(`--hunts takes a whole number from 1, not "${values.hunts}".`);
}

/** What a sweep needs to find a bug, from several first seeds. */
interface Swept {
  /** The median of the seeds until the first that fails. */
  readonly seeds: number;
  /** Operations and faults of the smallest shrunk plan. */
  readonly operations: number;
  readonly faults: number;
  /** Real time of a hunt, the shrinking included: the median. */
  readonly seconds: number;
}

interface Row {
  readonly name: string;
  /** Why it is not explored. */
  readonly unexplored?: string;
  readonly bounds?: object;
  /** The shortest counterexample. */
  readonly steps: readonly string[];
  /** The states that were found until then, and those of the module without the mistake. */
  readonly states: number;
  readonly rightStates: number;
  /** Real time of the search. */
  readonly seconds: number;
  readonly swept: Swept;
}

const NOTHING = { steps: [], states: 0, rightStates: 0, seconds: 0 };

const rows: Row[] = [];
for (const bug of BUG_CATALOGUE) {
  const explored = EXPLORED_BUGS[bug.name];
  const swept = await sweep(bug);
  if (explored === undefined || 'unexplored' in explored) {
    const unexplored = explored?.unexplored ?? 'no bounds are given';
    rows.push({ name: bug.name, unexplored, ...NOTHING, swept });
    continue;
  }
  const { steps, states, seconds, right } = await exploreBug(bug, explored.bounds);
  if (!right.ok) throw new Error(`${bug.name} is violated without its mistake, too.`);
  const { bounds } = explored;
  rows.push({ name: bug.name, bounds, steps, states, seconds, rightStates: right.distinct, swept });
}
console.log(values.json ? JSON.stringify(rows, null, 1) : table());

async function sweep(bug: Bug): Promise<Swept> {
  const loaded = await loadSimulation(bug, 'wrong');
  const found = Array.from({ length: hunts }, (_, index) => {
    const start = performance.now();
    const one = hunt(loaded, firstSeed(index));
    if (one === undefined) throw new Error(`${bug.name} is not found by a sweep.`);
    return { ...one, seconds: (performance.now() - start) / 1000 };
  });
  const shrunk = found.flatMap(({ bug: { shrunk: plan } }) => (plan === undefined ? [] : [plan]));
  const sizes = shrunk.map((plan) => [plan.operations.after, plan.faults.after] as const);
  const [[operations, faults] = [NaN, NaN]] = sizes.sort(
    (one, other) => one[0] + one[1] - other[0] - other[1],
  );
  return {
    seeds: median(found.map(({ seeds }) => seeds)),
    operations,
    faults,
    seconds: median(found.map(({ seconds }) => seconds)),
  };
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((one, other) => one - other)[numbers.length >> 1] ?? NaN;
}

function table(): string {
  return rows
    .map((row) => {
      const { seeds, operations, faults, seconds } = row.swept;
      const beside = `sim-run: ${seeds} seeds, ${operations} operations, ${faults} faults, ${seconds.toFixed(2)} s`;
      if (row.unexplored !== undefined)
        return `${row.name}: not explored, ${row.unexplored} | ${beside}`;
      const { steps, states, rightStates } = row;
      return `${row.name}: ${steps.length} steps, ${states} states, ${row.seconds.toFixed(2)} s (${rightStates} without the mistake) | ${beside}`;
    })
    .join('\n');
}
