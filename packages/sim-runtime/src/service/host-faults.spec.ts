import { describe, expect, it } from 'vitest';
import { type FaultKind } from '../faults/fault-kind.js';
import { type PlannedFault, type PlannedOperation } from '../plan/plan.js';
import { runEcho } from './fixtures/echo-service.fixture.js';

const call = (at: number, name = 'even'): PlannedOperation => ({ at, name, party: 0, salt: 1 });
const fault = (kind: FaultKind, durationTicks = 1_000, at = 200): PlannedFault => ({
  at,
  kind,
  party: 0,
  durationTicks,
  salt: 1,
});

describe('a call without faults', () => {
  it('takes a tick for each of its four ways', () => {
    const { calls, starts, result } = runEcho({ operations: [call(300)] });
    expect(calls).toEqual([{ f: 'even', words: expect.stringMatching(/^\d+ written$/), ms: 4 }]);
    expect(starts).toEqual([1, 1]);
    expect(result.violation).toBeUndefined();
  });
});

describe('rates', () => {
  const ended = (rates: Record<string, number>, name = 'even') =>
    runEcho({ rates, operations: [call(300, name)] }).calls[0];

  it('of loss let segments be sent again', () => {
    const waits = Array.from({ length: 16 }, (_, seed) => {
      const { calls } = runEcho({ seed, rates: { dropPpm: 100_000 }, operations: [call(300)] });
      return calls[0]?.ms ?? 0;
    });
    expect(Math.max(...waits)).toBeGreaterThan(200);
    expect(Math.min(...waits)).toBe(4);
  });

  it('of delay let them take longer', () => {
    expect(ended({ maxDelayTicks: 60 })?.ms).toBeGreaterThan(4);
    expect(ended({ maxDelayTicks: 60, tailPpm: 1_000_000 })?.ms).toBeGreaterThan(60);
  });

  it('of connection-refused refuse connections', () => {
    expect(ended({ refusePpm: 1_000_000 })?.words).toBe('ECONNREFUSED');
  });

  it('of connection-reset break connections, before or after a segment arrives', () => {
    const outcomes = Array.from({ length: 16 }, (_, seed) =>
      runEcho({ seed, rates: { resetPpm: 1_000_000 }, operations: [call(300)] }),
    );
    expect(new Set(outcomes.map(({ calls }) => calls[0]?.words))).toEqual(new Set(['ECONNRESET']));
    expect(new Set(outcomes.map(({ log }) => log.length))).toEqual(new Set([0, 4]));
  });

  it('of dns-failure let names have no address for now', () => {
    expect(ended({ dnsFailPpm: 1_000_000 })?.words).toBe('EAI_AGAIN');
  });

  it('of half-open let connections fall silent, which neither end hears of', () => {
    const seen = Array.from({ length: 16 }, (_, seed) =>
      runEcho({ seed, rates: { halfOpenPpm: 500_000 }, operations: [call(300)] }),
    );
    // Both ways of a call are struck: one whose request is lost is not done, one whose reply is lost is.
    const outcomes = seen.map(
      ({ calls, log }) => `${calls.length} answered, ${log.length} written`,
    );
    expect(new Set(outcomes)).toEqual(
      new Set(['0 answered, 0 written', '0 answered, 4 written', '1 answered, 4 written']),
    );
    expect(seen.flatMap(({ result }) => result.violation ?? [])).toEqual([]);
  });

  it('of slow-disk let calls of a disk take time', () => {
    expect(ended({ diskDelayTicks: 50 })?.ms).toBeGreaterThan(4);
  });

  it('of write-failure let writes fail', () => {
    expect(ended({ writeFailPpm: 1_000_000 })?.words).toMatch(/EIO$/);
  });
});

describe('a crash', () => {
  it('ends the process, whose machine refuses connections until it is started again', () => {
    const { calls, starts, log } = runEcho({
      operations: [call(150), call(400), call(1_500)],
      faults: [fault('crash')],
    });
    expect(calls.map(({ words }) => words.replace(/^\d+ /, ''))).toEqual([
      'written',
      'ECONNREFUSED',
      'written',
    ]);
    expect(starts).toEqual([2, 1]);
    expect(log).toHaveLength(8);
  });

  it('takes what was not synced where it is one of the machine: lost-write', () => {
    const run = (name: string, rates: Record<string, number>) =>
      runEcho({ rates, operations: [call(150, name)], faults: [fault('crash')] }).log.length;
    expect(run('odd', {})).toBe(4);
    expect(run('odd', { lostWritePpm: 1_000_000 })).toBe(0);
    expect(run('even', { lostWritePpm: 1_000_000 })).toBe(4);
  });

  it('leaves a part of a write where it tears it: torn-write', () => {
    const lengths = Array.from({ length: 16 }, (_, seed) => {
      const rates = { lostWritePpm: 1_000_000, tornWritePpm: 1_000_000 };
      const operations = [call(120), call(150, 'odd')];
      return runEcho({ seed, rates, operations, faults: [fault('crash')] }).log.length - 4;
    });
    expect(Math.max(...lengths)).toBeGreaterThan(0);
    expect(Math.min(...lengths)).toBeLessThan(4);
  });

  it('comes several times with repeated-crash, to all with mass-restart, one after the other with cascade', () => {
    expect(runEcho({ faults: [fault('repeated-crash')] }).starts[0]).toBeGreaterThan(2);
    expect(runEcho({ faults: [fault('mass-restart')] }).starts).toEqual([2, 2]);
    expect(runEcho({ faults: [fault('cascade')] }).starts).toEqual([2, 2]);
  });
});

describe('an episode', () => {
  const during = (kind: FaultKind) =>
    runEcho({ operations: [call(300)], faults: [fault(kind)] }).calls[0];

  it.each(['partition', 'split-brain'] as const)('of %s lets segments wait for its end', (kind) => {
    expect(during(kind)?.ms).toBeGreaterThan(800);
  });

  it('of pause lets a host do nothing until its end', () => {
    expect(during('pause')?.ms).toBeGreaterThan(890);
  });

  it('of disk-full lets writes fail', () => {
    expect(during('disk-full')?.words).toMatch(/ENOSPC$/);
  });

  it.each([
    ['clock-jump', 1_000, 1_000],
    ['clock-backward', -1_000, -1_000],
    ['clock-skew', -100, 100],
  ] as const)('of %s changes what the clock of a host shows', (kind, least, most) => {
    const shown = (faults: readonly PlannedFault[]): number =>
      Number(runEcho({ operations: [call(300)], faults }).calls[0]?.words.split(' ')[0]);
    const ahead = shown([fault(kind)]) - shown([]);
    expect(ahead).not.toBe(0);
    expect(ahead).toBeGreaterThanOrEqual(least);
    expect(ahead).toBeLessThanOrEqual(most);
  });
});
