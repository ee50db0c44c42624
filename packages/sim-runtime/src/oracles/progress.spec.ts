import { describe, expect, it } from 'vitest';
import { type CopierFlaw, copierSimulation } from '../run/fixtures/copier.fixture.js';
import { firstViolation, verdicts } from '../run/fixtures/sweep.fixture.js';
import { progress } from './progress.js';

describe('progress', () => {
  const copier = (flaw?: CopierFlaw) =>
    copierSimulation({
      ...(flaw && { flaw }),
      oracles: [
        progress(
          'the copier goes on',
          {
            measure: ({ checkpoint }) => checkpoint,
            isDone: ({ input, checkpoint }) =>
              checkpoint.status === 'loaded' && checkpoint.checkpoint === input.length,
          },
          { withinTicks: 200 },
        ),
      ],
    });

  it('finds a module that stands still after its faults', () => {
    expect(firstViolation(copier('stops at a failure'))).toMatchObject({
      kind: 'eventually',
      message: expect.stringMatching(/^stands still at .* within 200 ticks of healing$/) as string,
    });
  });

  it('finds nothing wrong with a module that goes on, or is done', () => {
    expect(firstViolation(copier())).toBeUndefined();
  });

  it('measures from where it was asked first', () => {
    const oracle = progress<number>('it moves', { measure: (world) => world }, { withinTicks: 9 });
    const still = 'stands still at 4 within 9 ticks of healing';
    expect(verdicts(oracle, [4, 4, 5])).toEqual([still, still, true]);
  });
});
