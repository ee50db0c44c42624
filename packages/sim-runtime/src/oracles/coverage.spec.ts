import { describe, expect, it } from 'vitest';
import { type CopierFlaw, copierSimulation } from '../run/fixtures/copier.fixture.js';
import { firstViolation, verdicts } from '../run/fixtures/sweep.fixture.js';
import { coverage, type HalfOpenRange } from './coverage.js';

describe('coverage', () => {
  const copier = (flaw?: CopierFlaw) =>
    copierSimulation({
      ...(flaw && { flaw }),
      oracles: [
        coverage('what lies behind the checkpoint was copied', {
          whole: ({ checkpoint }) =>
            checkpoint.status === 'loaded' ? { from: 0, to: checkpoint.checkpoint } : undefined,
          parts: ({ outputs, checkpoint }) =>
            [...outputs.values()].filter(
              ({ to }) => checkpoint.status === 'loaded' && to <= checkpoint.checkpoint,
            ),
        }),
      ],
    });

  it('finds a gap and an overlap', () => {
    expect(firstViolation(copier('skips a record'))?.message).toMatch(
      /^nothing covers \[\d+, \d+\)$/,
    );
    expect(firstViolation(copier('repeats a record'))?.message).toMatch(
      /^\[\d+, \d+\) is covered twice$/,
    );
  });

  it.each(['sunny', 'stormy'] as const)('finds nothing wrong with a right module, %s', (level) => {
    expect(firstViolation(copier(), level)).toBeUndefined();
  });

  const whole: HalfOpenRange = { from: 0, to: 10 };
  it.each([
    { parts: [[0, 10]], verdict: true },
    {
      parts: [
        [5, 10],
        [0, 5],
        [3, 3],
      ],
      verdict: true,
    },
    { parts: [], verdict: 'nothing covers [0, 10)' },
    {
      parts: [
        [0, 4],
        [5, 10],
      ],
      verdict: 'nothing covers [4, 5)',
    },
    {
      parts: [
        [0, 6],
        [5, 10],
      ],
      verdict: '[5, 6) is covered twice',
    },
    {
      parts: [
        [0, 9],
        [2, 3],
        [9, 10],
      ],
      verdict: '[2, 3) is covered twice',
    },
    { parts: [[0, 9]], verdict: 'nothing covers [9, 10)' },
    { parts: [[0, 11]], verdict: '[0, 11) is not within [0, 10)' },
    { parts: [[-1, 10]], verdict: '[-1, 10) is not within [0, 10)' },
    {
      parts: [
        [0, 10],
        [7, 6],
      ],
      verdict: '[7, 6) ends before it begins',
    },
  ])('says $verdict of $parts', ({ parts, verdict }) => {
    const ranges = parts.map(([from, to]) => ({ from, to }) as HalfOpenRange);
    const oracle = coverage('all is covered', { whole: () => whole, parts: () => ranges });
    expect(verdicts(oracle, [undefined])).toEqual([verdict]);
  });
});
