import { Ajv, type ValidateFunction } from 'ajv';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../diagnostic.js';
import type { CheckResult } from './check-result.js';
import { formatSarif } from './sarif.js';

const isValidLog = compileSchema();

describe('the SARIF log, by the published schema of SARIF 2.1.0,', () => {
  it('is valid with findings of every severity, with and without an end, and suppressed ones', () => {
    const diagnostics: Diagnostic[] = [
      { ...finding, severity: 'BLOCK' },
      { ...finding, severity: 'WARN', endLine: 3, endColumn: 9, fix: 'Pass it in.' },
      { ...finding, severity: 'INFO', rule: 'TS2322', file: 'packages/my #1/a,b?.ts' },
    ];
    const [diagnostic] = diagnostics;
    const suppressed = diagnostic ? [{ diagnostic, reason: 'shown to people only' }] : [];
    expect(complaints({ ...result, diagnostics, suppressed })).toEqual([]);
  });

  it('is valid with nothing found', () => {
    expect(complaints(result)).toEqual([]);
  });

  it('is held to it: lines count from 1', () => {
    const diagnostics = [{ ...finding, line: 0 }];
    expect(complaints({ ...result, diagnostics })).toEqual([
      expect.stringMatching(/startLine must be >= 1$/),
    ]);
  });
});

const finding: Diagnostic = {
  file: 'packages/orders/src/logic.ts',
  line: 3,
  column: 5,
  rule: 'sim/no-clock',
  severity: 'BLOCK',
  what: '`Date.now` reads a clock.',
};

const result: CheckResult = {
  diagnostics: [],
  suppressed: [],
  summary: {
    project: 'orders',
    boundaries: ['strict'],
    passed: true,
    counts: { BLOCK: 0, WARN: 0, INFO: 0 },
    filesReviewed: 1,
    adapters: 0,
    rules: { checked: 21, passed: 21 },
    vouched: {},
    typecheck: 'skipped',
  },
};

function complaints(of: CheckResult): readonly string[] {
  const text = formatSarif(of, { version: '1.2.3' });
  isValidLog(JSON.parse(text));
  return (isValidLog.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** Microsoft's SARIF SDK ships the schema that OASIS published. */
function compileSchema(): ValidateFunction {
  const file = createRequire(import.meta.url).resolve(
    '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
  );
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  ajv.addFormat('uri', (text) => URL.canParse(text));
  ajv.addFormat('uri-reference', (text) => URL.canParse(text, 'file:///'));
  ajv.addFormat('date-time', (text) => !Number.isNaN(Date.parse(text)));
  const schema = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  // Written as draft 04, of which it uses nothing that changed since; but ajv refuses the name.
  delete schema['$schema'];
  delete schema['id'];
  return ajv.compile(schema);
}
