import { explore } from '@gossip/sim-runtime/explore';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { twoPhaseCommit } from '../validation/exploration/two-phase-commit.js';

/** One exhaustive search, by wall time: all states for safety, without reduction. */
export function main({ args }: { readonly args: readonly string[] }): void {
  const { values } = parseArgs({
    args: [...args],
    options: {
      model: { type: 'string', default: 'two-phase-commit' },
      managers: { type: 'string', default: '7' },
      symmetry: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  if (values.model !== 'two-phase-commit') {
    throw new RangeError(`--model takes two-phase-commit, not '${values.model}'.`);
  }
  const managers = Number(values.managers);
  if (!Number.isInteger(managers) || managers < 2 || managers > 10) {
    throw new RangeError(`--managers takes a whole number from 2 to 10, not '${values.managers}'.`);
  }
  const { symmetry } = values;
  const start = process.hrtime.bigint();
  const { distinct, generated, depth } = explore(twoPhaseCommit(managers), { symmetry });
  const ns = Number(process.hrtime.bigint() - start);
  const cpuNs = process.cpuUsage().user * 1_000;
  const result = { states: distinct, generated, depth, ns, cpuNs, rss: process.memoryUsage.rss() };
  const line = `${distinct} states, ${generated} generated, depth ${depth}, ${(ns / 1e9).toFixed(2)} s`;
  process.stdout.write(`${values.json ? JSON.stringify(result) : line}\n`);
}
