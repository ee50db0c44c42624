import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { audit, keepGuards, LEVELS, planOf } from '@gossip/sim-runtime/sim';
import { simulation as coordination } from 'starter:coordination';
import { simulation as gossip } from 'starter:gossip';
import { simulation as pipeline } from 'starter:pipeline';
import { type SoakOptions } from './soak-options.js';

/** The universes that are run in turn: each starter module at each level. */
const cases = [coordination, gossip, pipeline].flatMap((simulation) =>
  LEVELS.map((level) => ({ simulation, level })),
);

interface Sums {
  runs: number;
  audits: number;
  events: number;
  violations: number;
  divergences: number;
}

/**
 * Runs the universes of the starter modules one after the other, prints their results and the memory
 * that they left, and sets the exit code.
 */
export function soak(options: SoakOptions): void {
  const collect = collector();
  const sums: Sums = { runs: 0, audits: 0, events: 0, violations: 0, divergences: 0 };
  /** In MB. Up to the first look the engine compiles and learns, so growth counts from the second. */
  const heaps: number[] = [];
  console.log(row(['runs', 'audited', 'events', 'violations', 'divergences', 'heap after gc']));
  while (sums.runs < options.runs) {
    const stop = Math.min(options.runs, sums.runs + options.lookEvery);
    keepGuards(() => {
      while (sums.runs < stop) runOne(sums, options);
    });
    collect();
    const heap = process.memoryUsage().heapUsed / 1e6;
    heaps.push(heap);
    const { runs, audits, events, violations, divergences } = sums;
    console.log(row([runs, audits, events, violations, divergences, `${heap.toFixed(2)} MB`]));
  }
  conclude(sums, heaps, options);
}

function runOne(sums: Sums, { auditEvery, firstSeed }: SoakOptions): void {
  const index = sums.runs++;
  const { simulation, level } = cases[index % cases.length] as (typeof cases)[number];
  const round = Math.floor(index / cases.length);
  const seed = (firstSeed + round) >>> 0;
  const plan = planOf(simulation, level, seed);
  const result = simulation.run(plan);
  sums.events += result.events;
  if (result.violation !== undefined) {
    sums.violations++;
    console.log(`${simulation.type} ${level} ${seed}: ${result.violation.message}`);
  }
  if (round % auditEvery !== 0) return;
  sums.audits++;
  const { violation } = audit(simulation, plan, { earlier: result });
  if (violation === undefined) return;
  sums.divergences++;
  console.log(`${simulation.type} ${level} ${seed}: ${violation.message}`);
}

function conclude(sums: Sums, heaps: readonly number[], { mostGrowthMb }: SoakOptions): void {
  const growth = (heaps.at(-1) ?? 0) - (heaps[1] ?? heaps[0] ?? 0);
  console.log(
    `\n${sums.runs} runs, ${sums.audits} audited: ${sums.violations} violations, ${sums.divergences} divergences, heap ${growth < 0 ? 'less' : 'more'} by ${Math.abs(growth).toFixed(2)} MB than at the second look.`,
  );
  if (sums.violations + sums.divergences > 0 || growth > mostGrowthMb) process.exitCode = 1;
}

/** The collector, which Node hands out on demand alone. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

function row(cells: readonly (string | number)[]): string {
  return cells.map((cell) => String(cell).padStart(15)).join('');
}
