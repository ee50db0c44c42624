import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { BUG, reportWith } from '../results/report/simulation-report.fixture.js';
import { fillPage } from './fill-page.js';
import { DATA, pageShell, TITLE, WORDS } from './page-shell.js';

const EVIL = `</script><script>alert(1)</script> {{title}} {{data}} $& <!-- &amp;`;
const report = reportWith({ simulation: EVIL, bugs: [{ ...BUG, message: EVIL }] });
const data = { report, diagrams: [null], passing: [null], limits: {}, advice: [] };

describe('a page that is filled', () => {
  const page = fillPage(pageShell('run()', 'p{}'), data);

  it('carries its data as it is, in an element that nothing in it can end', () => {
    const carried = /<script type="application\/json" id="data">([^<]*)<\/script>/.exec(page)?.[1];
    expect(JSON.parse(carried ?? '')).toEqual(data);
    expect(page.match(/<script/g)).toHaveLength(2);
  });

  it('takes words of a report for words', () => {
    const words = /<noscript><pre>([^<]*)<\/pre><\/noscript>/.exec(page)?.[1];
    expect(words).toContain('&lt;/script&gt;&lt;script&gt;alert(1)');
    expect(words).toContain('{{data}} $&amp; &lt;!-- &amp;amp;');
    expect(/<title>([^<]*)<\/title>/.exec(page)?.[1]).toContain('alert(1)&lt;/script&gt;');
  });

  it('lets its own script and styles run, and nothing else', () => {
    expect(page).toContain(`default-src 'none'`);
    // echo -n 'run()' | openssl dgst -sha256 -binary | base64
    expect(page).toContain(`script-src 'sha256-AvyuiL0SD1mVY3NNxR+V2uo+lhk6RMFrytWmRt6CrJQ='`);
    expect(page).toMatch(/style-src 'sha256-[\w+/=]{44}'/);
  });
});

describe('the page without a report', () => {
  it('has one place for each part of it', () => {
    const shell = pageShell('run()', 'p{}');
    for (const place of [TITLE, WORDS, DATA]) expect(shell.split(place)).toHaveLength(2);
  });
});

it('carries the data of a large run compressed', () => {
  const large = { ...data, advice: [{ name: EVIL, advice: 'x'.repeat(1_000_001) }] };
  const page = fillPage(pageShell('run()', 'p{}'), large);
  expect(page.length).toBeLessThan(100_000);
  const carried = /id="data">([^<]*)<\/script>/.exec(page)?.[1] ?? '';
  const packed = Buffer.from(JSON.parse(carried) as string, 'base64');
  expect(JSON.parse(gunzipSync(packed).toString())).toEqual(large);
});
