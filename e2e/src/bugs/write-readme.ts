import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { BUG_CATALOGUE } from './bug-catalogue.js';
import { failures, MOST_SEEDS } from './hunt.js';
import { loadSimulation } from './load-simulation.js';
import { measure, type Measurement } from './measurement.js';
import { readme } from './readme.js';

/** Measures all bugs and writes `bugs/README.md`: the work of `npm run bugs`. */
const HUNTS = 20;

const file = join(import.meta.dirname, '../../bugs/README.md');
const measurements: Measurement[] = [];
for (const bug of BUG_CATALOGUE) {
  const [failure] = failures(await loadSimulation(bug, 'right'), MOST_SEEDS);
  if (failure !== undefined) throw new Error(`${bug.name} fails without its mistake: ${failure}`);
  const measurement = await measure(bug, HUNTS);
  measurements.push(measurement);
  console.log(`${bug.title}: ${measurement.seeds.median} seeds`);
}
const machine = `Node ${process.version}, ${cpus().length} processors`;
const text = readme({ measurements, hunts: HUNTS, passed: MOST_SEEDS, machine });
writeFileSync(file, await format(text, { ...(await resolveConfig(file)), parser: 'markdown' }));
console.log(`Written: ${file}`);
