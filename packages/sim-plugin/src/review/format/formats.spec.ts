import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../diagnostic.js';
import type { CheckResult } from './check-result.js';
import { formatGithub } from './github.js';
import { formatJson } from './json.js';
import { formatSarif } from './sarif.js';
import { formatStylish } from './stylish.js';

const clock: Diagnostic = {
  file: 'packages/my orders/src/logic.ts',
  line: 5,
  column: 63,
  endLine: 5,
  endColumn: 73,
  rule: 'sim/no-clock',
  severity: 'BLOCK',
  what: '`Date.now` reads a clock.',
  why: 'Clocks differ.',
  fix: 'Pass 100 % of it in.',
};
const type: Diagnostic = {
  file: 'packages/my orders/src/a,b.ts',
  line: 1,
  column: 7,
  rule: 'TS2322',
  severity: 'BLOCK',
  what: "Type 'number' is not assignable.\n  Because it is a number.",
};
const allowed: Diagnostic = { ...clock, line: 9, rule: 'sim/no-io', severity: 'INFO' };

const result: CheckResult = {
  diagnostics: [type, clock],
  suppressed: [{ diagnostic: allowed, reason: 'shown to people only' }],
  summary: {
    project: 'orders',
    boundaries: ['strict', 'moderate'],
    passed: false,
    counts: { BLOCK: 2, WARN: 0, INFO: 0 },
    filesReviewed: 3,
    adapters: 1,
    rules: { checked: 21, passed: 20 },
    vouched: { 'pure-rand': 'seeded' },
    typecheck: { typescript: '6.0.3', configs: ['tsconfig.json'], errors: 1, elsewhere: 2 },
  },
};

describe('stylish', () => {
  it('says what, where, why and how to repair it, and sums up', () => {
    expect(formatStylish(result, false)).toMatchInlineSnapshot(`
      "packages/my orders/src/a,b.ts:1:7  BLOCK  TS2322
        Type 'number' is not assignable.
        Because it is a number.

      packages/my orders/src/logic.ts:5:63  BLOCK  sim/no-clock
        \`Date.now\` reads a clock.
        why  Clocks differ.
        fix  Pass 100 % of it in.

      SIM-CHECK  orders · strict and moderate boundary
      Result     FAIL   2 BLOCK, 0 WARN, 0 INFO
      Types      1 error   TypeScript 6.0.3, tsconfig.json; 2 more in imported libraries, left to their own checks
      Review     3 files, 1 adapter exempt, 20 of 21 rules passed (95 %)
      Vouched    pure-rand: seeded
      Allowed    packages/my orders/src/logic.ts:9:63  sim/no-io: shown to people only
      "
    `);
  });

  it('colours only when asked to', () => {
    expect(formatStylish(result, false)).not.toContain('\u001b[');
    expect(formatStylish(result, true)).toContain('\u001b[31mFAIL');
  });
});

describe('github', () => {
  it('annotates lines, with everything escaped that would end a property or a message', () => {
    expect(formatGithub(result).split('\n').slice(0, 2)).toMatchInlineSnapshot(`
      [
        "::error file=packages/my orders/src/a%2Cb.ts,line=1,col=7,title=TS2322::Type 'number' is not assignable.%0A  Because it is a number.",
        "::error file=packages/my orders/src/logic.ts,line=5,col=63,endLine=5,endColumn=73,title=sim/no-clock::\`Date.now\` reads a clock. Clocks differ. Pass 100 %25 of it in.",
      ]
    `);
  });
});

describe('json', () => {
  it('is the whole result, with a version', () => {
    expect(JSON.parse(formatJson(result))).toEqual({ version: 1, ...result });
  });
});

describe('sarif', () => {
  const log = JSON.parse(
    formatSarif(result, { version: '1.2.3', workspaceRoot: '/workspace' }),
  ) as Log;
  const run = log.runs[0];

  it('names its version and its schema', () => {
    expect(log.version).toBe('2.1.0');
    expect(log.$schema).toContain('sarif-2.1.0');
  });

  it('points every result of a rule at that rule', () => {
    const rules = run?.tool.driver.rules ?? [];
    for (const { ruleId, ruleIndex } of run?.results ?? []) {
      expect(ruleIndex === undefined ? ruleId : rules[ruleIndex]?.id).toBe(ruleId);
    }
    expect(run?.results.map(({ ruleIndex }) => ruleIndex !== undefined)).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('gives places as URIs below the workspace, and reasons as justifications', () => {
    const [first, second, third] = run?.results ?? [];
    expect(second?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'packages/my%20orders/src/logic.ts', uriBaseId: 'WORKSPACE' },
      region: { startLine: 5, startColumn: 63, endLine: 5, endColumn: 73 },
    });
    expect(first?.suppressions).toBeUndefined();
    expect(third?.suppressions).toEqual([
      { kind: 'inSource', justification: 'shown to people only' },
    ]);
  });
});

interface Log {
  readonly $schema: string;
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex?: number;
      readonly suppressions?: readonly object[];
      readonly locations: readonly { readonly physicalLocation: object }[];
    }[];
  }[];
}
