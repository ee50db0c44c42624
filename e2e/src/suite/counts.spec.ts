import { describe, expect, it } from 'vitest';
import { addCounts, countTests, formatCounts, type VitestReport } from './counts.js';

const green: VitestReport = {
  success: true,
  numPassedTests: 2,
  numFailedTests: 0,
  testResults: [
    { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'passed' }] },
  ],
};

describe('the counts of a report', () => {
  it('are its passed and failed tests', () => {
    expect(countTests(green)).toEqual({ passed: 2, failed: 0 });
    const red: VitestReport = {
      success: false,
      numPassedTests: 1,
      numFailedTests: 1,
      testResults: [
        { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] },
      ],
    };
    expect(countTests(red)).toEqual({ passed: 1, failed: 1 });
  });

  it('include a file that failed before its first test', () => {
    const broken = [...green.testResults, { status: 'failed', assertionResults: [] }];
    expect(countTests({ ...green, success: false, testResults: broken })).toEqual({
      passed: 2,
      failed: 1,
    });
  });

  it('include a run that failed although no test did', () => {
    expect(countTests({ ...green, success: false })).toEqual({ passed: 2, failed: 1 });
  });

  it('of a suite without one are a failure', () => {
    expect(countTests(undefined)).toEqual({ passed: 0, failed: 1 });
  });

  it('add up and read as one line', () => {
    const sum = addCounts({ passed: 2, failed: 0 }, { passed: 3, failed: 1 });
    expect(formatCounts(sum)).toBe('5 passed, 1 failed');
  });
});
