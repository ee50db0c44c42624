import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pageShell } from '../../page/page-shell.js';
import type { Evidence } from '../evidence.js';
import { auditReport } from '../report/audit-report.js';
import { auditPage } from './audit-page.js';
import type { AuditPageData, ModuleResults } from './audit-page-data.js';
import { moduleResults } from './module-results.js';
import { survivorsOf } from '../survivors/survivors-of.js';

const SWEPT = {
  faults: { loss: 3 },
  notClaimed: ['pause'],
  operations: [{ name: 'acquire', done: 4, skipped: 0 }],
  oracles: [],
} as const;
const SWEEP = {
  ...SWEPT,
  simulation: 'orders',
  type: 'coordination',
  level: 'stormy',
  result: 'pass',
  seeds: { count: 100, failed: 0 },
} as const;
const EXPLORATION = {
  verdict: 'complete',
  violations: 2,
  distinct: 9,
  bounds: {},
  properties: [
    { name: 'one holder', verdict: 'violated', message: 'two', steps: ['a', 'b'] },
    { name: 'a lease ends', verdict: 'reached', steps: ['c'] },
  ],
  thrown: { message: 'it threw', steps: ['d'] },
  faultsNotExplored: [],
} as const;
const SOURCE = 'export function renew(now) {\n  return now + LEASE;\n}\n';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sim-audit-page-'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function resultsOf(evidence: Evidence, folder = ''): ModuleResults {
  const place = {
    workspaceRoot: root,
    projectRoot: 'packages/orders',
    folder,
    level: 'stormy',
    levelSpelling: 'stormy',
  };
  return moduleResults('orders', evidence, place, 'sim-output/audit/stormy');
}

function touch(file: string): void {
  const path = join(root, 'packages/orders/sim-output', file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '');
}

describe('what the page of an audit shows beside the claims', () => {
  it('is what a sweep reached, without its times', () => {
    const { coverage } = resultsOf({ sweep: { ...SWEEP, ...{ elapsedMs: 7 } } });
    expect(coverage).toEqual({ ...SWEPT, seeds: { count: 100 } });
  });

  it('is the counterexamples of an exploration, and its exception', () => {
    expect(resultsOf({ exploration: EXPLORATION }).counterexamples).toEqual([
      { name: 'one holder', message: 'two', steps: ['a', 'b'] },
      { name: 'an exception of the module', message: 'it threw', steps: ['d'] },
    ]);
  });

  it('leads to the pages of the other targets that are there', () => {
    touch('stormy/orders/report.html');
    touch('explore/report.html');
    touch('mutation/stormy/orders/mutation.html');
    expect(resultsOf({}, 'orders').pages).toEqual([
      { name: 'Simulation', href: '../../stormy/orders/report.html' },
      { name: 'Mutants', href: '../../mutation/stormy/orders/mutation.html' },
    ]);
  });
});

describe('the mutants that live', () => {
  const mutant = (status: string) => ({
    id: '7',
    mutatorName: 'ArithmeticOperator',
    replacement: 'now - LEASE',
    location: { start: { line: 2, column: 10 }, end: { line: 2, column: 21 } },
    status,
  });
  const file = (...statuses: readonly string[]) => ({
    source: SOURCE,
    mutants: statuses.map(mutant),
  });

  it('have their lines as they are and as the mutant has them, and their file', () => {
    const survivor = {
      id: '7',
      operator: 'ArithmeticOperator',
      line: 2,
      column: 10,
      lastLine: 2,
      isReached: true,
      before: ['return now + LEASE;'],
      after: ['return now - LEASE;'],
      demand: 'Something that depends on this value.',
    };
    const files = {
      'logic.ts': file('Survived', 'Killed', 'NoCoverage'),
      'other.ts': file('Killed'),
    };
    expect(survivorsOf({ files, testFiles: {} })).toEqual([
      { path: 'logic.ts', text: SOURCE, survivors: [survivor, { ...survivor, isReached: false }] },
    ]);
  });
});

it('the page carries the audit, and says in words what the terminal says', () => {
  const audit = auditReport({
    project: 'orders',
    level: 'stormy',
    modules: [],
    decisions: [],
    undecided: [],
  });
  const page = auditPage(pageShell('', ''), { audit, results: [] });
  const data = /id="data">([^<]*)<\/script>/.exec(page)?.[1] ?? '';
  expect((JSON.parse(data) as AuditPageData).audit).toEqual(audit);
  expect(/<noscript><pre>([^<]*)/.exec(page)?.[1]).toContain('AUDIT REPORT  orders · stormy');
  expect(/<title>([^<]*)/.exec(page)?.[1]).toBe('orders · audit · stormy');
});
