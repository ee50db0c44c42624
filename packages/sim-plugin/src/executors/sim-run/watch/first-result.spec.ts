import { EMPTY_TALLY, type Plan } from '@gossip/sim-runtime/sim';
import { describe, expect, it } from 'vitest';
import { firstSeedsLine, retrialLine, withFirstBatch } from './first-result.js';

const FAILING = { plan: { seed: 12 } as Plan, oracle: 'fence' };

describe('the first result', () => {
  it.each([
    [{ kind: 'passes' } as const, 'passes now     fence · plan of seed 12'],
    [
      { kind: 'unfit' } as const,
      'does not fit   fence · plan of seed 12 · the simulation has changed',
    ],
    [
      { kind: 'fails', violation: { oracle: 'fence', message: 'at 7' } } as const,
      'still fails    fence · plan of seed 12 · at 7',
    ],
    [
      { kind: 'fails', violation: { oracle: 'epoch', message: 'at 7' } } as const,
      'still fails    fence · plan of seed 12 · epoch · at 7',
    ],
  ])('of a failing plan is %j', (retrial, line) => {
    expect(retrialLine(FAILING, retrial)).toBe(line);
  });

  it('of seeds names the first that fails', () => {
    const tally = { ...EMPTY_TALLY, seeds: 8 };
    const violation = { oracle: 'fence', kind: 'always', message: 'at 7', at: 7 } as const;
    expect(firstSeedsLine(tally)).toBe('first seeds    8 pass');
    expect(firstSeedsLine({ ...tally, failures: [{ seed: 3, violation }] })).toBe(
      'first seeds    seed 3 fails · fence · at 7',
    );
  });

  it('is that of the first batch alone, and all batches are progress', () => {
    const told: number[] = [];
    const noted: number[] = [];
    const progress = { begin: () => note, end: () => undefined };
    const note = ({ seeds }: { readonly seeds: number }): void => void noted.push(seeds);
    const batch = withFirstBatch(progress, ({ seeds }) => told.push(seeds)).begin(20);
    for (const seeds of [8, 12]) batch({ ...EMPTY_TALLY, seeds });
    expect([told, noted]).toEqual([[8], [8, 12]]);
  });
});
