import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type HistoryEvent } from '../history-event.js';
import { ednText } from './edn-text.js';
import { ednValues } from './edn-values.js';
import { readHistory } from './read-history.js';
import { ednHistory, logHistory } from './write-history.js';

describe('ednValues', () => {
  test.each<[string, unknown[]]>([
    ['nil true false', [null, true, false]],
    ['1 -2 3.5 9007199254740993 12N 1.5M', [1, -2, 3.5, 9007199254740993n, 12, 1.5]],
    ['"a\\n\\"b\\u0041" \\c \\newline \\(', ['a\n"bA', 'c', '\n', '(']],
    ['[1 [2], (3)] :k/w sym', [[1, [2], [3]], ':k/w', 'sym']],
    [
      '{:a 1, "b" nil} #{1 2}',
      [
        new Map<unknown, unknown>([
          [':a', 1],
          ['b', null],
        ]),
        new Set([1, 2]),
      ],
    ],
    ['; a comment\n1 #_ [2 3] #_ #_ 4 5 6', [1, 6]],
    ['#inst "2026" #jepsen.history.Op{:f :read}', ['2026', new Map([[':f', ':read']])]],
    ['', []],
  ])('reads %s', (text, values) => {
    expect([...ednValues(text)]).toEqual(values);
  });

  test.each([
    ['[1 2', 'no "]" at line 1, column 4'],
    ['{:a\n 1 :b}', 'a key that has no value at line 2'],
    ['1 }', 'a "}" that closes nothing'],
    ['"open', 'an unexpected character'],
    ['[1 #_]', 'closes nothing'],
  ])('refuses %s', (text, words) => {
    expect(() => [...ednValues(text)]).toThrow(words);
  });

  test('reads what ednText writes', () => {
    const key = fc.oneof(
      fc.integer(),
      fc.string().filter((text) => !text.startsWith(':')),
    );
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constant(null),
        fc.boolean(),
        fc.maxSafeInteger(),
        fc.bigInt({ min: 2n ** 53n }),
        fc.string().filter((text) => !text.startsWith(':')),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.array(fc.tuple(key, tie('value')), { maxLength: 3 }).map((entries) => new Map(entries)),
      ),
    })).value;
    fc.assert(
      fc.property(value, (given) => {
        expect([...ednValues(ednText(given))]).toEqual([given]);
      }),
      { seed: 17, numRuns: 300 },
    );
  });
});

const calls: readonly HistoryEvent[] = [
  { process: 0, type: 'invoke', f: 'write', value: 1, at: 0 },
  { process: 1, type: 'invoke', f: 'cas', value: [1, 2], at: 1 },
  { process: 0, type: 'ok', f: 'write', value: 1, at: 2 },
  { process: 1, type: 'ok', f: 'cas', value: [1, 2], at: 3 },
];

describe('readHistory', () => {
  test('reads what is written in EDN, with keys and transactions', () => {
    const all: HistoryEvent[] = [
      ...calls,
      { process: 'client-1', type: 'invoke', f: 'get', value: null, key: 'x', at: 4 },
      {
        process: 2,
        type: 'invoke',
        f: 'txn',
        value: [
          ['append', 'x', 1],
          ['r', 5, [1]],
        ],
        at: 5,
      },
    ];
    expect(readHistory(ednHistory(all))).toEqual(all);
    expect(readHistory(`[${ednHistory(all)}]`, { format: 'edn' })).toEqual(all);
  });

  test('reads what is written as a log of Jepsen', () => {
    expect(readHistory(logHistory(calls))).toEqual(calls);
    const lost = readHistory(
      'INFO  jepsen.util - 3\t:invoke\t:write\t2\nINFO  jepsen.util - 3\t:info\t:write\t:timed-out\n',
    );
    expect(lost.map(({ type }) => type)).toEqual(['invoke', 'info']);
    expect(() => logHistory([{ process: 'a', type: 'invoke', f: 'read', at: 0 }])).toThrow(
      TypeError,
    );
  });

  test('reads JSON as a list and by lines', () => {
    expect(readHistory(JSON.stringify(calls))).toEqual(calls);
    expect(readHistory(calls.map((event) => JSON.stringify(event)).join('\n'))).toEqual(calls);
    const elle =
      '[{"type":"invoke","f":"txn","value":[["append","x",1]],"process":0,"index":0,"time":7}]';
    expect(readHistory(elle)).toEqual([
      { process: 0, type: 'invoke', f: 'txn', value: [['append', 'x', 1]], at: 7 },
    ]);
  });

  test('leaves the nemesis out', () => {
    const text = `{:process :nemesis, :type :info, :f :kill, :value nil}\n${ednHistory(calls)}`;
    expect(readHistory(text)).toHaveLength(calls.length);
  });

  test('takes the key out of pairs, if values are such', () => {
    const text =
      '{:process 0, :type :invoke, :f :write, :value [8 1]}\n{:process 0, :type :ok, :f :write, :value [8 1]}';
    expect(readHistory(text, { keyed: true })).toMatchObject([
      { key: 8, value: 1 },
      { key: 8, value: 1 },
    ]);
    expect(() => readHistory(ednHistory(calls), { keyed: true })).toThrow('no pair');
  });

  test.each([
    ['', 'holds no call'],
    ['{"a": 1', 'no JSON at line 1'],
    ['[{"process":0,"type":"start","f":"x"}]', 'Event 0 of the history needs a "type"'],
    ['[{"process":0,"type":"ok"}]', 'and an "f"'],
    ['{:process 0} 7', 'no map'],
  ])('refuses %s', (text, words) => {
    expect(() => readHistory(text)).toThrow(words);
  });
});
