import type { ExecutorContext } from '@nx/devkit';
import { ednHistory, type HistoryEvent, logHistory } from '@gossip/sim-runtime/history';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import simHistoryExecutor from './executor.js';
import type { SimHistoryOptions } from './options.js';

const root = mkdtempSync(join(tmpdir(), 'sim-history-'));
const context = { root } as ExecutorContext;
let out = '';
let err = '';

beforeEach(() => {
  out = '';
  err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
  return () => vi.restoreAllMocks();
});

afterAll(() => rmSync(root, { recursive: true }));

const read = (value: unknown): HistoryEvent[] => [
  { process: 0, type: 'invoke', f: 'write', value: 1, at: 0 },
  { process: 0, type: 'ok', f: 'write', value: 1, at: 1 },
  { process: 1, type: 'invoke', f: 'read', value: null, at: 2 },
  { process: 1, type: 'ok', f: 'read', value, at: 3 },
];

function run(content: string, options: Omit<SimHistoryOptions, 'file'>) {
  writeFileSync(join(root, 'h'), content);
  return simHistoryExecutor({ file: 'h', ...options }, context);
}

describe('sim-history', () => {
  it.each([
    ['edn', ednHistory],
    ['log', logHistory],
    ['json', JSON.stringify],
  ])('checks a history in %s', async (_, format) => {
    expect(await run(format(read(1)), { model: 'register' })).toEqual({ success: true });
    expect(out).toContain(
      'HISTORY REPORT  h · register\nResult         OK\nEvents         4 (2 calls)\n',
    );
    expect(await run(format(read(2)), { model: 'register' })).toEqual({ success: false });
    expect(out).toContain('1 read -> 2 (t=2..3) fits into no order');
  });

  it('demands the order of each process alone where told so', async () => {
    const events = [
      ...read(1),
      { process: 0, type: 'invoke', f: 'write', value: 2, at: 4 },
      { process: 0, type: 'ok', f: 'write', value: 2, at: 5 },
      { process: 1, type: 'invoke', f: 'read', value: null, at: 6 },
      { process: 1, type: 'ok', f: 'read', value: 1, at: 7 },
    ];
    const history = JSON.stringify(events);
    const sequential = { model: 'register', consistency: 'sequential' } as const;
    expect(await run(history, { model: 'register' })).toEqual({ success: false });
    expect(await run(history, sequential)).toEqual({ success: true });
    const back = events.map((event) => (event.at === 7 ? { ...event, value: 7 } : event));
    expect(await run(JSON.stringify(back), sequential)).toEqual({ success: false });
    expect(await run(history, { isolation: 'serializable', consistency: 'sequential' })).toEqual({
      success: false,
    });
    expect(err).toContain('--consistency says which order of calls --model is held to');
  });

  it('takes the initial value, and keys out of pairs', async () => {
    const keyed = read(0).map((event) => ({ ...event, value: [event.process, event.value] }));
    const content = JSON.stringify(keyed);
    expect(await run(content, { model: 'register', keyed: true })).toEqual({ success: false });
    expect(await run(content, { model: 'register', keyed: true, initial: '0' })).toEqual({
      success: true,
    });
  });

  it('names the anomalies of transactions, and writes them to a file', async () => {
    const transactions = [
      { process: 0, type: 'invoke', f: 'txn', value: [['append', 'x', 1]] },
      { process: 0, type: 'fail', f: 'txn', value: [['append', 'x', 1]] },
      { process: 1, type: 'invoke', f: 'txn', value: [['r', 'x', null]] },
      { process: 1, type: 'ok', f: 'txn', value: [['r', 'x', [1]]] },
    ];
    const options = { isolation: 'serializable', outputFile: 'out/result.json' } as const;
    expect(await run(JSON.stringify(transactions), options)).toEqual({ success: false });
    expect(out).toContain('G1a: T2 (process 1, r x [1]) read 1 in x, which T1');
    const written: unknown = JSON.parse(readFileSync(join(root, 'out/result.json'), 'utf8'));
    expect(written).toMatchObject({ verdict: 'violation', demanded: 'serializable', calls: 2 });
  });

  it('does not pass where the budget is spent', async () => {
    // A value that is written twice takes a search.
    const again = read(1).map((event) => ({ ...event, process: `again-${event.process}` }));
    const history = JSON.stringify([...read(1), ...again]);
    expect(await run(history, { model: 'register', budget: 1 })).toEqual({ success: false });
    expect(out).toContain('Result         UNKNOWN');
    expect(out).toContain('raise it with --budget');
  });

  it.each<[string, Omit<SimHistoryOptions, 'file'>, string]>([
    ['[]', { model: 'register' }, 'The history h cannot be read: The history holds no call'],
    ['[]', {}, 'needs either --model'],
    ['[]', { model: 'set', isolation: 'serializable' }, 'needs either --model'],
    [
      JSON.stringify(read(1)),
      { model: 'queue' },
      'cannot be checked: The model "queue" has no function',
    ],
    [
      JSON.stringify(read(1)),
      { model: 'register', initial: '{' },
      '--initial takes a value as JSON',
    ],
    [
      JSON.stringify(read(1)),
      { model: 'counter', initial: '"a"' },
      'A counter begins with a number',
    ],
  ])('refuses %s with %j in one sentence', async (content, options, sentence) => {
    expect(await run(content, options)).toEqual({ success: false });
    expect(err).toContain(sentence);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});
