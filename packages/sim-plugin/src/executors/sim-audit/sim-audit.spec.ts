import { Ajv } from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditReport } from '../../audit/report/audit-report.js';
import { type LeaseWorkspace, leaseWorkspace } from '../../sweep/lease-workspace.fixture.js';
import { pageShell } from '../../page/page-shell.js';
import type { SimAuditOptions } from './options.js';
import { simAudit } from './sim-audit.js';

const OUTPUT = 'packages/orders/sim-output';

const ALWAYS = { name: 'one holder', kind: 'always', checks: 900, occurrences: 0, status: 'ok' };
const SOMETIMES = {
  name: 'a lease ends',
  kind: 'sometimes',
  checks: 900,
  occurrences: 40,
  status: 'ok',
};

const SWEEP = {
  schemaVersion: 1,
  simulation: 'orders',
  type: 'coordination',
  level: 'stormy',
  result: 'pass',
  seeds: { count: 100, failed: 0 },
  faults: { loss: 400, delay: 300, duplication: 20, pause: 19, crash: 0 },
  notClaimed: ['partition', 'clock-skew', 'clock-jump', 'lease-expiry'],
  operations: [{ name: 'acquire', done: 10 }],
  ground: { states: 100, newStates: 5 },
  oracles: [ALWAYS, SOMETIMES],
};

const EXPLORATION = {
  schemaVersion: 1,
  verdict: 'complete',
  violations: 0,
  distinct: 75,
  bounds: { operations: 4 },
  properties: [
    { name: ALWAYS.name, verdict: 'holds' },
    { name: SOMETIMES.name, verdict: 'reached' },
  ],
  faultsNotExplored: [{ name: 'duplication', reason: 'the bound `duplications` is 0' }],
};

/** Where a mutant is. */
const AT = { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };

/** @param killedBy - the ids of the oracles that killed a mutant; the first of the tests is `one holder` */
const mutation = (...killedBy: readonly string[]): object => ({
  schemaVersion: '2',
  files: {
    'logic.ts': {
      source: 'x',
      mutants: [
        ...killedBy.map((id) => ({ status: 'Killed', killedBy: [id] })),
        { status: 'Survived', mutatorName: 'StringLiteral', replacement: '', location: AT },
        { status: 'CompileError' },
      ],
    },
  },
  testFiles: { 'sim.ts': { tests: [{ id: '1', name: ALWAYS.name }] } },
});

let workspace: LeaseWorkspace;
let output = '';

beforeEach(() => {
  workspace = leaseWorkspace();
  output = '';
});

afterEach(() => workspace.dispose());

function write({
  sweep = SWEEP as object,
  exploration = EXPLORATION as object | null,
  mutants = mutation('1') as object | null,
} = {}): void {
  workspace.write(`${OUTPUT}/stormy/report.json`, sweep);
  if (exploration !== null) workspace.write(`${OUTPUT}/explore/explore.json`, exploration);
  if (mutants !== null) workspace.write(`${OUTPUT}/mutation/stormy/mutation.json`, mutants);
}

function audit(options: SimAuditOptions = {}): boolean {
  output = '';
  return simAudit({
    project: 'orders',
    workspaceRoot: workspace.root,
    projectRoot: 'packages/orders',
    options,
    shell: pageShell('', ''),
    print: (text) => (output += text),
  });
}

function text(file: string): string {
  return readFileSync(join(workspace.root, OUTPUT, 'audit/stormy', file), 'utf8');
}

function report(): AuditReport {
  return JSON.parse(text('audit.json')) as AuditReport;
}

/** The verdicts by the names of the claims. */
function verdicts(): Readonly<Record<string, string>> {
  const claims = report().modules.flatMap((module) => module.claims);
  return Object.fromEntries(claims.map(({ name, verdict }) => [name, verdict]));
}

function reasons(claim: string): readonly string[] {
  const claims = report().modules.flatMap((module) => module.claims);
  const weaknesses = claims.find(({ name }) => name === claim)?.weaknesses ?? [];
  return weaknesses.map(({ reason }) => reason);
}

const isReport = new Ajv({ strict: false }).compile(
  JSON.parse(readFileSync(new URL('../../audit/report/schema.json', import.meta.url), 'utf8')),
);

describe('sim-audit', () => {
  it('proves within bounds what a complete exploration holds and mutants die by', () => {
    write();
    expect(audit({ minVerdict: 'tested' })).toBe(true);
    expect(verdicts()).toEqual({
      'one holder': 'proved',
      'a lease ends': 'proved',
      loss: 'proved',
      delay: 'proved',
      pause: 'proved',
      crash: 'proved',
      duplication: 'tested',
    });
    expect(report().verdicts).toMatchObject({ proved: 6, tested: 1, weak: 0 });
    expect(output).toContain('Claims         6 proved · 1 tested');
    expect(output).toContain('Not claimed    partition · clock-skew');
    expect(isReport(report()), JSON.stringify(isReport.errors)).toBe(true);
  });

  it('takes an exploration that is incomplete, or that violates something, for no proof', () => {
    const properties = [{ name: ALWAYS.name, verdict: 'unknown' }];
    write({ exploration: { ...EXPLORATION, verdict: 'incomplete', properties } });
    audit();
    expect(verdicts()).toMatchObject({
      'one holder': 'tested',
      loss: 'tested',
      pause: 'weak',
      crash: 'untested',
    });
    expect(reasons('pause')).toEqual(['the fault struck 19 times']);
    write({ exploration: { ...EXPLORATION, verdict: 'incomplete' } });
    audit();
    expect(verdicts()).toMatchObject({ 'one holder': 'tested', 'a lease ends': 'proved' });
    write({ exploration: { ...EXPLORATION, violations: 1 } });
    audit();
    expect(verdicts()).toMatchObject({ loss: 'tested' });
  });

  it.each([
    ['fewer seeds', { seeds: { count: 99, failed: 0 } }, 'only 99 seeds were run'],
    [
      'states that were new at the end',
      { ground: { states: 100, newStates: 6 } },
      'the last tenth of the sweep reached 6 of 100 kinds of states first',
    ],
    [
      'an unknown verdict',
      { oracles: [{ ...ALWAYS, unknown: 2 }] },
      'its verdict was unknown in 2 runs',
    ],
  ])('calls %s weak, with a command that mends it', (_what, changes, reason) => {
    write({ sweep: { ...SWEEP, ...changes }, exploration: null });
    audit();
    expect(verdicts()).toMatchObject({ 'one holder': 'weak' });
    expect(reasons('one holder')).toEqual([reason]);
  });

  it('calls an oracle weak by which no mutant dies, though an exploration holds', () => {
    write({ mutants: mutation() });
    audit();
    expect(verdicts()).toMatchObject({ 'one holder': 'weak', 'a lease ends': 'proved' });
    expect(reasons('one holder')).toEqual(['no mutant dies by it']);
    write({ mutants: mutation('2') });
    audit();
    expect(verdicts()).toMatchObject({ 'one holder': 'weak' });
  });

  it('says what has no evidence, and what would give it', () => {
    const todo = { ...ALWAYS, name: 'later', kind: 'todo', checks: 0, status: 'todo' };
    const never = { ...SOMETIMES, occurrences: 0, status: 'not exercised' };
    write({ sweep: { ...SWEEP, oracles: [ALWAYS, todo, never] }, exploration: null });
    audit();
    expect(verdicts()).toMatchObject({ later: 'untested', 'a lease ends': 'untested' });
    expect(output).toContain('it has no check yet: write its check in packages/orders/src/sim.ts');
    expect(output).toContain('Exploration    missing: nx sim-explore orders');
  });

  it('refutes what fails, which no least verdict lets pass', () => {
    const seeds = { count: 100, failed: 3 };
    write({ sweep: { ...SWEEP, seeds, oracles: [{ ...ALWAYS, status: 'fail' }] } });
    expect(audit()).toBe(false);
    expect(verdicts()).toMatchObject({ 'one holder': 'refuted' });
    const properties = [{ name: ALWAYS.name, verdict: 'violated' }];
    write({ exploration: { ...EXPLORATION, violations: 1, properties } });
    expect(audit({ minVerdict: 'untested' })).toBe(false);
  });

  it('fails below the least verdict that is asked for, and where nothing is shown', () => {
    write({ exploration: null });
    expect(audit({ minVerdict: 'weak' })).toBe(false);
    expect(output).toContain('Below          1 of 7 claims are not weak');
    expect(audit({ minVerdict: 'untested' })).toBe(true);
    expect(audit({ level: 'sunny' })).toBe(true);
    expect(audit({ level: 'sunny', minVerdict: 'tested' })).toBe(false);
  });

  it('holds decisions against claims, and claims against decisions', () => {
    workspace.write('packages/orders/sim.config.json', {
      modules: { orders: { type: 'coordination', simulation: 'src/sim.ts' } },
      decisions: [
        { statement: 'Leases are exclusive.', claims: ['one holder', 'duplication'], source: 'S1' },
        { statement: 'Writes are fenced.', claims: ['no old epoch'] },
        { statement: 'Time heals.', claims: [] },
      ],
    });
    write();
    audit();
    expect(report().decisions).toMatchObject([
      { verdict: 'tested', unknown: [], source: 'S1' },
      { verdict: 'untested', unknown: ['no old epoch'] },
      { verdict: 'untested', unknown: [] },
    ]);
    expect(report().undecided).toEqual(['a lease ends']);
    expect(output).toContain('untested  Time heals.   no claim carries it');
    expect(output).toContain('no module claims no old epoch');
    expect(text('audit.md')).toContain(
      '| untested | Writes are fenced. | no old epoch (unknown) |',
    );
  });

  it('refuses a decision about a hazard that it does not know', () => {
    workspace.write('packages/orders/sim.config.json', {
      modules: { orders: { type: 'coordination', simulation: 'src/sim.ts' } },
      decisions: [{ statement: 'Fenced.', claims: [], hazard: 'unfenced' }],
    });
    write();
    expect(() => audit()).toThrow(
      'The decision "Fenced." in sim.config.json names the hazard \'unfenced\', which there is none of: use one of unfenced-lease, clock-trust,',
    );
  });

  it('writes the same bytes from the same results', () => {
    write();
    audit();
    const first = [text('audit.json'), text('audit.md')];
    write({ sweep: { ...SWEEP, elapsedMs: 17 } });
    audit();
    expect([text('audit.json'), text('audit.md')]).toEqual(first);
  });

  it.each([
    [{ minVerdict: 'good' }, "Unknown verdict 'good' in --minVerdict"],
    [{ level: 'x' }, 'x'],
    [{ module: 'x' }, 'x'],
  ])('refuses %o in one sentence', (options, words) => {
    write();
    expect(() => audit(options)).toThrow(words);
  });

  it('refuses a result that it cannot read', () => {
    write({ sweep: { ...SWEEP, schemaVersion: 2 } });
    expect(() => audit()).toThrow(
      'The result packages/orders/sim-output/stormy/report.json cannot be read: its schemaVersion is not 1; write it anew with nx sim-run.',
    );
    write({ sweep: { ...SWEEP, level: 'sunny' } });
    expect(() => audit()).toThrow('is of level sunny, not stormy');
  });
});
