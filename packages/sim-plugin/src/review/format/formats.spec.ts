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

describe('text that a terminal or a runner would act upon', () => {
  const evil = 'evil\u001b[2J\u009b\r\n::error::owned\n##[add-mask]x\n\u202e\u2028SIM-CHECK  fake';
  const finding = { ...clock, file: evil, what: evil, why: evil, fix: evil };
  const hostile: CheckResult = {
    ...result,
    diagnostics: [finding, { ...finding, rule: 'TS2322' }],
    suppressed: [{ diagnostic: { ...allowed, file: evil }, reason: evil }],
    summary: { ...result.summary, project: evil, vouched: { [evil]: evil } },
  };

  it.each([
    ['stylish', formatStylish(hostile, false)],
    ['github', formatGithub(hostile)],
    ['json', formatJson(hostile)],
    ['sarif', formatSarif(hostile, { version: '1' })],
  ])('is shown by %s', (_, text) => {
    expect(text).not.toMatch(/[^\P{Cc}\n]|[\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
    const lines = text.split('\n').filter((line) => !/^::error file=evil\\x1b/.test(line));
    expect(lines.filter((line) => /^\s*::|##\w*\[/.test(line))).toEqual([]);
    expect(lines.filter((line) => /^SIM-CHECK {2}(?!evil)/.test(line))).toEqual([]);
  });

  it('is in JSON what it was', () => {
    expect(JSON.parse(formatJson(hostile))).toEqual({ version: 1, ...hostile });
  });
});

describe('sarif', () => {
  const log = JSON.parse(formatSarif(result, { version: '1.2.3' })) as Log;
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
      true,
      true,
      true,
    ]);
  });

  it('says of every rule what it is about and what to do', () => {
    const rules = run?.tool.driver.rules ?? [];
    expect(rules.filter(({ help }) => help.text === '')).toEqual([]);
    const { help } = rules.find(({ id }) => id === 'sim/no-clock') ?? {};
    expect(help?.text).toContain('`<api>` reads a clock. Take the time as a parameter `now`');
    expect(help?.text).toContain('// sim-allow no-clock -- the reason');
    expect(run?.tool.driver.informationUri).toMatch(/^https:/);
  });

  it('is one run of one project, and no matter of where the workspace lies', () => {
    expect(run?.automationDetails.id).toBe('sim-check/orders/');
    expect(run?.originalUriBaseIds['%SRCROOT%']).not.toHaveProperty('uri');
    expect(JSON.stringify(log)).not.toContain('file:');
  });

  it('recognizes a finding when its line has moved, and tells apart those that are alike', () => {
    const printsOf = (diagnostics: readonly Diagnostic[]): readonly unknown[] =>
      (
        JSON.parse(formatSarif({ ...result, diagnostics }, { version: '1' })) as Log
      ).runs[0]?.results
        .slice(0, diagnostics.length)
        .map(({ partialFingerprints }) => partialFingerprints) ?? [];
    const moved = { ...clock, line: 90, endLine: 90 };
    expect(printsOf([moved, { ...moved, line: 91 }])).toEqual(printsOf([clock, moved]));
    const others = [clock, clock, { ...clock, file: 'other.ts' }, { ...clock, what: 'other' }];
    expect(new Set(printsOf(others).map((print) => JSON.stringify(print))).size).toBe(4);
  });

  it('gives places as URIs below the workspace, and reasons as justifications', () => {
    const [first, second, third] = run?.results ?? [];
    expect(second?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'packages/my%20orders/src/logic.ts', uriBaseId: '%SRCROOT%' },
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
    readonly tool: {
      readonly driver: {
        readonly informationUri: string;
        readonly rules: readonly {
          readonly id: string;
          readonly help: { readonly text: string };
        }[];
      };
    };
    readonly automationDetails: { readonly id: string };
    readonly originalUriBaseIds: Readonly<Record<string, object>>;
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex?: number;
      readonly suppressions?: readonly object[];
      readonly partialFingerprints: Readonly<Record<string, string>>;
      readonly locations: readonly { readonly physicalLocation: object }[];
    }[];
  }[];
}
