import { expect, it } from 'vitest';
import { reportWith } from './simulation-report.fixture.js';
import { thinSpotLines, thinSpots } from './thin-spots.js';

const SOMETIMES = { kind: 'sometimes', checks: 900 } as const;

it('says nothing of what was exercised well', () => {
  expect(thinSpotLines(thinSpots(reportWith({})), false)).toEqual([]);
});

it('names what was exercised too little, and says what to do', () => {
  const spots = thinSpots(
    reportWith({
      operations: [
        { name: 'renew', done: 0, skipped: 1_200 },
        { name: 'release', done: 0, skipped: 0 },
      ],
      oracles: [
        { ...SOMETIMES, name: 'a lease expires', occurrences: 3, status: 'under-covered' },
        { ...SOMETIMES, name: 'a write is late', occurrences: 0, status: 'not exercised' },
        {
          name: 'progress',
          kind: 'eventually',
          checks: 0,
          occurrences: 0,
          status: 'not exercised',
        },
      ],
    }),
  );
  expect(thinSpotLines(spots, true)).toEqual([
    '',
    'Under-covered, which --requireCoverage makes a failure',
    '  renew: never possible in 100 seeds, though tried 1,200 times: see when the operation gives undefined.',
    '  release: never drawn in 100 seeds: run more of them with --seeds.',
    '  a lease expires: only 3 times in 100 seeds: run more of them with --seeds.',
    '  a write is late: not once in 100 seeds: run more of them with --seeds or at a higher --level, or give the module an operation that leads there.',
    '  progress: never checked in 100 seeds: does any run get that far?',
  ]);
});
