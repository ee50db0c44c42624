import { describe, expect, it } from 'vitest';
import { fileDurations, formatSlowest, suiteSeconds, taskDurations } from './durations.js';

const REPORT = {
  startTime: 1_000,
  testResults: [
    { name: '/repository/packages/a/src/slow.spec.ts', startTime: 2_000, endTime: 9_500 },
    { name: '/repository/packages/a/src/quick.spec.ts', startTime: 1_500, endTime: 1_600 },
  ],
};

describe('the time of a suite', () => {
  it('is that from its start, with its set-up, to the end of its last file', () => {
    expect(suiteSeconds(REPORT)).toBe(8.5);
    expect(suiteSeconds({ startTime: 1_000, testResults: [] })).toBe(0);
  });

  it('is told file by file', () => {
    expect(fileDurations('/repository', REPORT)).toEqual([
      { name: 'packages/a/src/slow.spec.ts', seconds: 7.5 },
      { name: 'packages/a/src/quick.spec.ts', seconds: 0.1 },
    ]);
  });
});

describe('the time of tasks', () => {
  it('is that of those which ran', () => {
    const profile = [
      { name: 'thread_name', args: {} },
      { name: 'a:lint', dur: 2_500_000, args: { status: 'success' } },
      { name: 'a:test', dur: 4_000_000, args: { status: 'failure' } },
      { name: 'a:build', dur: 10_000, args: { status: 'local-cache' } },
    ];
    expect(taskDurations(profile)).toEqual([
      { name: 'a:lint', seconds: 2.5 },
      { name: 'a:test', seconds: 4 },
    ]);
  });
});

it('the slowest are told first, and no more of them than asked for', () => {
  const durations = [
    { name: 'b', seconds: 2 },
    { name: 'c', seconds: 123.45 },
    { name: 'a', seconds: 1 },
  ];
  expect(formatSlowest('Slowest', durations, 2)).toBe('Slowest\n  123.5 s  c\n    2.0 s  b');
});
