import { expect, it } from 'vitest';
import { parseSource } from '../../review/source/parse-source.js';
import type { MutationOutcome } from '../mutate-module.js';
import { makeMutants } from '../operators/make-mutants.js';
import { OPERATOR_NAMES } from '../operators/operator-name.js';
import type { Verdict } from '../trial/verdict.js';
import { mutationJson } from './mutation-json.js';
import { percent, scoreOf } from './score.js';
import { textReport } from './text-report.js';

const TEXT = 'export const isOld = (epoch: number, newest: number) =>\n  epoch < newest;\n';
const FILE = 'packages/orders/src/logic.ts';

const VERDICTS: readonly Verdict[] = [
  { kind: 'survived', runs: 7 },
  { kind: 'killed', by: 'oracle', oracle: 'fenced', message: 'no', seed: 4, runs: 1 },
  { kind: 'killed', by: 'livelock', oracle: 'it ends', message: 'no end', seed: 5, runs: 2 },
  { kind: 'not-reached' },
  { kind: 'invalid', message: 'TS2322: no' },
];

function outcome(): MutationOutcome {
  const source = parseSource(`/work/${FILE}`, TEXT);
  const operators = new Set(OPERATOR_NAMES);
  const mutants = makeMutants({ file: FILE, source, firstId: 1, operators });
  return {
    simulation: 'orders',
    files: [{ file: FILE, source }],
    judged: mutants.flatMap((mutant, index) => {
      const verdict = VERDICTS[index];
      return verdict === undefined ? [] : [{ mutant, verdict }];
    }),
    demands: ['fenced', 'monotonic'],
    isWhole: true,
  };
}

it('shows the score, who objected, and each survivor before and after', () => {
  const context = { level: 'stormy', seeds: 100, firstSeed: 0, seedOrigin: 'the default' };
  expect(textReport(outcome(), { ...context, minPoints: 9_000 })).toMatchInlineSnapshot(`
    "SIM-MUTATE REPORT  orders

    Level          stormy, 100 seeds from 0 (the default)
    Mutants        4, and 1 that do not typecheck, 0 ignored
    Killed         2: 1 by an oracle, 0 by an exception, 1 by a livelock
    Survived       1
    Not reached    1
    Score          50.00 %, at least 90.00 % wanted

    KILLED BY
          1  fenced
          0  monotonic  killed nothing: it may always be true
          1  it ends

    SURVIVED
      packages/orders/src/logic.ts:2:3  ArrowFunction (mutant 1, 7 runs)
        - epoch < newest;
        + undefined;
        Demand: Something that depends on this value.

    NOT REACHED
      packages/orders/src/logic.ts:2:8  EqualityOperator (mutant 4)
        - epoch < newest;
        + epoch >= newest;
    "
  `);
});

it('says what an exploration added, or why there was none', () => {
  const context = { level: 'stormy', seeds: 100, firstSeed: 0, seedOrigin: 'the default' };
  const { judged, ...others } = outcome();
  const explored: readonly Verdict[] = [
    { kind: 'survived', runs: 7, states: 2_000 },
    { kind: 'killed', by: 'oracle', oracle: 'fenced', message: 'no', runs: 7, states: 31 },
  ];
  const both = judged.flatMap((it, index) => {
    const verdict = explored[index];
    return verdict === undefined ? [] : [{ ...it, verdict }];
  });
  const text = textReport({ ...others, judged: both }, context);
  expect(text).toContain('Exploration    killed 1 of 2 that no seed killed\n');
  expect(text).toContain('ArrowFunction (mutant 1, 7 runs, 2,000 states)\n');
  const notExplored = 'the nodes have no snapshot';
  expect(textReport({ ...others, judged, notExplored }, context)).toContain(
    'Exploration    not possible: the nodes have no snapshot\n',
  );
});

it('has the same in the mutation-testing-report schema', () => {
  const context = { version: '1.2.3', source: 'packages/orders/src/sim.ts', config: {} };
  expect(JSON.parse(mutationJson(outcome(), context))).toMatchInlineSnapshot(`
    {
      "$schema": "https://git.io/mutation-testing-schema",
      "config": {},
      "files": {
        "packages/orders/src/logic.ts": {
          "language": "typescript",
          "mutants": [
            {
              "id": "1",
              "location": {
                "end": {
                  "column": 17,
                  "line": 2,
                },
                "start": {
                  "column": 3,
                  "line": 2,
                },
              },
              "mutatorName": "ArrowFunction",
              "replacement": "undefined",
              "status": "Survived",
              "testsCompleted": 7,
            },
            {
              "id": "2",
              "killedBy": [
                "1",
              ],
              "location": {
                "end": {
                  "column": 17,
                  "line": 2,
                },
                "start": {
                  "column": 3,
                  "line": 2,
                },
              },
              "mutatorName": "FenceRemoved",
              "replacement": "false",
              "status": "Killed",
              "statusReason": "oracle: fenced (seed 4): no",
              "testsCompleted": 1,
            },
            {
              "id": "3",
              "killedBy": [
                "3",
              ],
              "location": {
                "end": {
                  "column": 17,
                  "line": 2,
                },
                "start": {
                  "column": 3,
                  "line": 2,
                },
              },
              "mutatorName": "FenceRemoved",
              "replacement": "true",
              "status": "Timeout",
              "statusReason": "livelock: it ends (seed 5): no end",
              "testsCompleted": 2,
            },
            {
              "id": "4",
              "location": {
                "end": {
                  "column": 11,
                  "line": 2,
                },
                "start": {
                  "column": 8,
                  "line": 2,
                },
              },
              "mutatorName": "EqualityOperator",
              "replacement": " >= ",
              "status": "NoCoverage",
              "statusReason": "No seed reaches it.",
            },
            {
              "id": "5",
              "location": {
                "end": {
                  "column": 11,
                  "line": 2,
                },
                "start": {
                  "column": 8,
                  "line": 2,
                },
              },
              "mutatorName": "FenceBoundary",
              "replacement": " <= ",
              "status": "CompileError",
              "statusReason": "TS2322: no",
            },
          ],
          "source": "export const isOld = (epoch: number, newest: number) =>
      epoch < newest;
    ",
        },
      },
      "framework": {
        "name": "@gossip/sim-plugin",
        "version": "1.2.3",
      },
      "schemaVersion": "2",
      "testFiles": {
        "packages/orders/src/sim.ts": {
          "tests": [
            {
              "id": "1",
              "name": "fenced",
            },
            {
              "id": "2",
              "name": "monotonic",
            },
            {
              "id": "3",
              "name": "it ends",
            },
          ],
        },
      },
      "thresholds": {
        "high": 90,
        "low": 75,
      },
    }
  `);
});

it('counts what no seed reaches, and not what does not typecheck', () => {
  const { counted, points } = scoreOf(outcome().judged);
  expect([counted, points]).toEqual([4, 5_000]);
  expect(percent(points ?? 0)).toBe('50.00 %');
  expect(scoreOf([])).not.toHaveProperty('points');
});
