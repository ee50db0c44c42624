import { describe, expect, it } from 'vitest';
import {
  cameFromCache,
  contentHash,
  failedInvariants,
  firstSeed,
  hashes,
  replayCommand,
  reportOf,
  result,
  tasks,
  traceHash,
} from './printed-report.js';

const REPORT = `
> nx run @acme/orders:sim-run:stormy

SIMULATION REPORT  orders · Level 2 Stormy
Result         FAIL   2 of 100 seeds, 1 distinct bug
Seeds          100  (first 2914034171, from the task hash)
Trace hash     0x1f3a   order of events
Content hash   0x77   messages, inputs, effects, states
Invariants     mutual exclusion                 1,284,113 checks   FAIL
               epoch never decreases            1,284,113 checks   ok
               no lost write                    12 checks   FAIL

mutual exclusion · seeds 2914034188, 2914034230
  replay: nx sim-run orders --seed=2914034188 --level=stormy
`;

describe('a printed report', () => {
  it('gives its figures', () => {
    expect(firstSeed(REPORT)).toBe(2914034171);
    expect(result(REPORT)).toBe('FAIL');
    expect(traceHash(REPORT)).toBe('0x1f3a');
    expect(contentHash(REPORT)).toBe('0x77');
    expect(replayCommand(REPORT)).toBe('nx sim-run orders --seed=2914034188 --level=stormy');
  });

  it('names only the invariants that failed', () => {
    expect(failedInvariants(REPORT)).toEqual(['mutual exclusion', 'no lost write']);
  });

  it('gives the hashes of each module, where there are several', () => {
    const second = REPORT.replace('orders ·', 'scanner ·')
      .replace('0x1f3a', '0x2b')
      .replace('0x77', '0x78');
    expect(hashes(REPORT + second)).toEqual({ orders: '0x1f3a 0x77', scanner: '0x2b 0x78' });
  });

  it('is found among those of other modules', () => {
    const second = REPORT.replace('orders ·', 'scanner ·').replace('FAIL ', 'PASS ');
    expect(result(reportOf('scanner', REPORT + second))).toBe('PASS');
    expect(result(reportOf('orders', REPORT + second))).toBe('FAIL');
    expect(reportOf('orders', REPORT + second)).not.toContain('scanner');
    expect(() => reportOf('membership', REPORT)).toThrow(/lacks a report of membership/);
  });

  it('is quoted whole when something is missing from it', () => {
    expect(() => traceHash('no report')).toThrow(/lacks a Trace hash row:\nno report/);
  });
});

describe("Nx's own lines", () => {
  it('name the tasks, each once', () => {
    const output = `${REPORT}\n> nx run @acme/orders:sim-run:stormy\n> nx run @acme/a:sim-run  [local cache]\n`;
    expect(tasks(output)).toEqual(['@acme/a:sim-run', '@acme/orders:sim-run:stormy']);
  });

  it('tell a cached result from a fresh one', () => {
    expect(cameFromCache('> nx run a:b  [local cache]')).toBe(true);
    expect(cameFromCache('> nx run a:b  [existing outputs match the cache, left as is]')).toBe(
      true,
    );
    expect(cameFromCache('> nx run a:b')).toBe(false);
  });
});
