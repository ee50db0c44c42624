import { describe, expect, it } from 'vitest';
import { estimate, format } from './estimate.js';
import { roundsOfPush } from './push-broadcast.js';
import { type Epidemic, mongerRumour } from './rumour-mongering.js';

/** Doerr and Künnemann: bounds on the expected number of rounds of push broadcast. */
function boundsOfPush(nodes: number): { readonly low: number; readonly high: number } {
  return {
    low: Math.floor(Math.log2(nodes)) + Math.log(nodes) - 1.116,
    high: Math.ceil(Math.log2(nodes)) + Math.log(nodes) + 2.765,
  };
}

const PUSH = [
  { nodes: 1_000, trials: 200, published: 18.06 },
  { nodes: 10_000, trials: 40, published: 23.7 },
] as const;

/** Demers et al., PODC 1987, table 1: the figures, and half a unit of their last digit. */
const TABLE_1 = [
  { k: 1, residue: [0.18, 0.005], traffic: [1.7, 0.05], lastCycle: [16.8, 0.05] },
  { k: 2, residue: [0.037, 0.0005], traffic: [3.3, 0.05], lastCycle: [16.9, 0.05] },
  { k: 3, residue: [0.011, 0.0005], traffic: [4.5, 0.05], lastCycle: [17.4, 0.05] },
  { k: 4, residue: [0.0036, 0.00005], traffic: [5.6, 0.05], lastCycle: [17.5, 0.05] },
  { k: 5, residue: [0.0012, 0.00005], traffic: [6.7, 0.05], lastCycle: [17.7, 0.05] },
] as const;

const TRIALS = 200;

function seeds(count: number): number[] {
  return Array.from({ length: count }, (_, seed) => seed);
}

describe('published results', () => {
  it.each(PUSH)('push broadcast among $nodes nodes', ({ nodes, trials, published }) => {
    const rounds = estimate(seeds(trials).map((seed) => roundsOfPush(nodes, seed)));
    const { low, high } = boundsOfPush(nodes);
    console.log(
      `push, n = ${nodes}: bounds ${low.toFixed(2)} to ${high.toFixed(2)}, direct simulation ${published}, here ${format(rounds)}`,
    );
    expect(rounds.mean - rounds.margin).toBeGreaterThanOrEqual(low);
    expect(rounds.mean + rounds.margin).toBeLessThanOrEqual(high);
    expect(Math.abs(rounds.mean - published)).toBeLessThanOrEqual(rounds.margin + 0.05);
  });

  it.each(TABLE_1)('rumour mongering with k = $k', ({ k, ...published }) => {
    const runs = seeds(TRIALS).map((seed) => mongerRumour(1_000, k, seed));
    for (const column of ['residue', 'traffic', 'lastCycle'] as const) {
      const [value, rounding] = published[column];
      const simulated = estimate(runs.map((run: Epidemic) => run[column]));
      console.log(`k = ${k} ${column}: published ${value}, here ${format(simulated)}`);
      expect
        .soft(Math.abs(simulated.mean - value), column)
        .toBeLessThanOrEqual(simulated.margin + rounding);
    }
  });
});
