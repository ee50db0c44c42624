import { expect, it } from 'vitest';
import { withoutTimes } from './without-times.js';

it.each([
  ['{ "elapsedMs": 12.75, "events": 7 }', '{ "elapsedMs": 0, "events": 7 }'],
  ['{"elapsedMs":1e-7}', '{"elapsedMs":0}'],
  [
    '<testsuites name="sim-run" tests="3" time="0.123">',
    '<testsuites name="sim-run" tests="3" time="0">',
  ],
  ['  <testsuite name="a" time="12.000">', '  <testsuite name="a" time="0">'],
  ['Events         6,223   773/s\nx', 'Events         6,223\nx'],
  ['Simulated      5 m 30 s in 8.0 s   (41x)', 'Simulated      5 m 30 s'],
  [
    '  shrunk 3 operations -> 1 operation   (1,445 runs, 8.1 s)',
    '  shrunk 3 operations -> 1 operation   (1,445 runs, …)',
  ],
])('takes the times out of %s', (text, expected) => {
  expect(withoutTimes(text)).toBe(expected);
});

it.each([
  '{ "events": 12, "simulatedTicks": 40 }',
  '<testcase classname="time=&quot;1.5&quot;" name="ends in time"/>',
  '{ "message": "elapsedMs: 12" }',
])('leaves %s as it is', (text) => {
  expect(withoutTimes(text)).toBe(text);
});
