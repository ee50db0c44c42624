import { describe, expect, it } from 'vitest';
import { junitXml } from './junit.js';
import { BUG, reportWith } from './simulation-report.fixture.js';

const TODO = { kind: 'todo', checks: 0, occurrences: 0, status: 'todo' } as const;

describe('junit.xml', () => {
  it('has a test case for each oracle, and skips those that are still to do', () => {
    const { oracles } = reportWith({});
    const xml = junitXml(reportWith({ oracles: [...oracles, { ...TODO, name: 'fairness' }] }), []);

    expect(xml).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="sim-run" tests="2" failures="0" errors="0" skipped="1" time="1.234">
  <testsuite name="orders stormy" tests="2" failures="0" errors="0" skipped="1" time="1.234">
    <testcase classname="orders stormy" name="one writer"/>
    <testcase classname="orders stormy" name="fairness"><skipped message="to do"/></testcase>
  </testsuite>
</testsuites>
`);
  });

  it('tells a bug with its story, seeds and replay command, in letters that XML can hold', () => {
    const message = 'two writers: "1" & <2> \u0001';
    const xml = junitXml(reportWith({ bugs: [{ ...BUG, message }] }), []);

    expect(xml).toContain('failures="1"');
    expect(xml).toContain('message="two writers: &quot;1&quot; &amp; &lt;2&gt; \uFFFD"');
    expect(xml).toContain(`t=1 a -&gt; acquire
t=2 b -&gt; write  &lt;- VIOLATION two writers: 1 &amp; 2
seeds: 3, 9
replay: nx sim-run orders --plan=3.plan.json</failure></testcase>`);
  });

  it('has a test case for a bug that is no oracle’s, for required coverage and for missing seeds', () => {
    const crash = { ...BUG, oracle: 'no exception is thrown', kind: 'exception' as const };
    const { seeds } = reportWith({});
    const xml = junitXml(
      reportWith({ bugs: [crash], result: 'interrupted', seeds: { ...seeds, count: 7 } }),
      [{ name: 'renew', advice: 'never drawn' }],
    );

    expect(xml).toContain('tests="4" failures="3"');
    expect(xml).toContain('name="no exception is thrown"><failure type="exception"');
    expect(xml).toContain('name="operation renew"><failure type="coverage" message="never drawn">');
    expect(xml).toContain('message="7 of 100 seeds were done."');
  });
});
