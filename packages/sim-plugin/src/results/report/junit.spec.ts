import type { SimulationReport } from '@gossip/sim-runtime/sim';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { junitXml as xmlOf } from './junit.js';
import { BUG, reportWith } from './simulation-report.fixture.js';
import type { ThinSpot } from './thin-spots.js';

const junitXml = (report: SimulationReport, spots: readonly ThinSpot[]): string =>
  xmlOf(report, spots, { project: 'shop' });

const TODO = { kind: 'todo', checks: 0, occurrences: 0, status: 'todo' } as const;

describe('junit.xml', () => {
  it('has a test case for each oracle, and skips those that are still to do', () => {
    const { oracles } = reportWith({});
    const xml = junitXml(reportWith({ oracles: [...oracles, { ...TODO, name: 'fairness' }] }), []);

    expect(xml).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="sim-run" tests="2" failures="0" errors="0" skipped="1" time="1.234">
  <testsuite name="shop:orders:stormy" tests="2" failures="0" errors="0" skipped="1" time="1.234">
    <testcase classname="shop:orders:stormy" name="one writer"/>
    <testcase classname="shop:orders:stormy" name="fairness"><skipped message="to do"/></testcase>
  </testsuite>
</testsuites>
`);
  });

  it('tells a bug with its story, seeds and replay command, in letters that XML can hold', () => {
    const message = 'two writers: "1" & <2> \u0001';
    const xml = junitXml(reportWith({ bugs: [{ ...BUG, message }] }), []);

    expect(xml).toContain('failures="1"');
    expect(xml).toContain('message="two writers: &quot;1&quot; &amp; &lt;2&gt; \\x01"');
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

  it('skips an oracle that was never checked', () => {
    const [oracle] = reportWith({}).oracles;
    const unchecked = {
      kind: 'always',
      ...oracle,
      name: 'fair',
      checks: 0,
      occurrences: 0,
    } as const;
    const xml = junitXml(reportWith({ oracles: [{ ...unchecked, status: 'not exercised' }] }), []);
    expect(xml).toContain('skipped="1"');
    expect(xml).toContain('name="fair"><skipped message="never checked"/></testcase>');
  });

  it('shares no test case with simulations of the same name, elsewhere or at another level', () => {
    const identities = [
      { project: 'shop' },
      { project: 'store' },
      { project: 'shop', module: 'carts' },
      { project: 'shop', module: 'orders-2' },
    ];
    const names = (['stormy', 'sunny'] as const).flatMap((level) =>
      identities.map(
        (identity) => xmlOf(reportWith({ level }), [], identity).match(/classname="[^"]*"/)?.[0],
      ),
    );
    expect(new Set(names).size).toBe(8);
  });

  it('keeps line breaks and tabs of an attribute as references', () => {
    const message = 'one\r\n\ttwo';
    const xml = junitXml(reportWith({ bugs: [{ ...BUG, message }] }), []);
    expect(xml).toContain('message="one&#13;&#10;&#9;two"');
  });

  it('is XML whatever it tells', () => {
    const odd = fc.constantFrom(
      '\r',
      '\n',
      '\t',
      ']]>',
      '<!--',
      '&amp;',
      '"',
      '\ufffe',
      '\ud800',
      '\u0085',
    );
    const words = fc
      .array(fc.oneof(odd, fc.string({ unit: 'binary' })))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(words, words, words, (name, message, line) => {
        const bug = { ...BUG, oracle: name, message, story: [line], stack: line };
        const xml = xmlOf(reportWith({ simulation: name, bugs: [bug] }), [], { project: line });
        // What an XML document may hold at all, and a parser leaves as it is.
        expect(xml).toMatch(/^[\n\t\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u);
        expect(xml).not.toMatch(/\p{Bidi_Control}|[\u007f-\u009f\u2028\u2029]/u);
        // Nothing but its own markup, and references alone in attributes.
        const tags = xml
          .replaceAll(/="[^"<>\n\t]*"/g, '')
          .replaceAll(/>[^<>]+</g, '><')
          .trim();
        expect(tags).toBe(
          `<?xml version encoding?><testsuites name tests failures errors skipped time><testsuite name tests failures errors skipped time>${'<testcase classname name/>'}<testcase classname name><failure type message></failure></testcase></testsuite></testsuites>`,
        );
        expect(xml.replaceAll(/&(amp|lt|gt|quot|#9|#10|#13);/g, '')).not.toContain('&');
      }),
      { numRuns: 40 },
    );
  });

  it('says how many failures of an oracle were counted alone', () => {
    const omitted = [{ oracle: BUG.oracle, seeds: 98_000 }];
    const xml = junitXml(reportWith({ bugs: [BUG, BUG], omitted }), []);
    const sentence =
      'one writer · 98,000 more failing seeds, counted but neither listed nor sorted';
    expect(xml.split(sentence)).toHaveLength(2);
    expect(xml).toContain('failures="1"');
  });
});
