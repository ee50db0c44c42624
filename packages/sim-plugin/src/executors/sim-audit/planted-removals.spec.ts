import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ModuleAudit } from '../../audit/audit-module.js';
import type { AuditReport } from '../../audit/report/audit-report.js';
import { pageShell } from '../../page/page-shell.js';
import { FENCED, SIM } from '../../sweep/lease-workspace.fixture.js';
import { SimRunBench } from '../sim-run/sim-run-bench.fixture.js';
import { simAudit } from './sim-audit.js';

const PROJECT = 'packages/orders';
const PROPERTIES = `${PROJECT}/src/logic.property.spec.ts`;

let bench: SimRunBench;
/** The audit of the module with all that it has. */
let whole: ModuleAudit;

beforeAll(async () => {
  begin();
  whole = await audited();
  bench.dispose();
}, 300_000);

beforeEach(begin);

afterEach(() => bench.dispose());

function begin(): void {
  bench = new SimRunBench();
  bench.workspace.write(
    PROPERTIES,
    "import fc from 'fast-check'; import { transition } from './logic.js'; fc.assert; transition;",
  );
}

/** Sweeps a simulation, and audits what the sweep wrote. */
async function audited(simulation = SIM): Promise<ModuleAudit> {
  bench.workspace.write(`${PROJECT}/src/sim.ts`, simulation);
  await bench.run({ level: 'stormy', seeds: 100 });
  simAudit({
    project: 'orders',
    workspaceRoot: bench.workspace.root,
    projectRoot: PROJECT,
    options: {},
    shell: pageShell('', ''),
    print: () => undefined,
  });
  const file = join(bench.workspace.root, PROJECT, 'sim-output/audit/stormy/audit.json');
  const [module] = (JSON.parse(readFileSync(file, 'utf8')) as AuditReport).modules;
  if (module === undefined) throw new Error('The audit has no module.');
  return module;
}

/** What is shown, by name: claims that have any evidence, hazards that are covered, files with the tests that pay. */
function shown({ claims, hazards, files }: ModuleAudit): ReadonlySet<string> {
  return new Set([
    ...claims.filter(({ verdict }) => verdict !== 'untested').map(({ name }) => name),
    ...hazards.filter(({ status }) => status === 'covered').map(({ id }) => id),
    ...files.filter(({ missing }) => missing.length === 0).map(({ path }) => path),
  ]);
}

function lost(before: ModuleAudit, after: ModuleAudit): readonly string[] {
  return [...shown(before)].filter((name) => !shown(after).has(name)).sort();
}

/** @param part - what is left out of the simulation, which has it once */
function without(part: string | RegExp): string {
  const left = SIM.replace(part, '');
  expect(left).not.toBe(SIM);
  return left;
}

describe('an audit names what is no longer shown once there is no longer', () => {
  it('an oracle', async () => {
    const after = await audited(without(/ {4}always\([\s\S]*?state\.epoch\)\),\n/));
    expect(lost(whole, after)).toEqual([FENCED]);
    expect(after.claims.map(({ name }) => name)).not.toContain(FENCED);
  });

  it('a claim to survive a fault', async () => {
    const after = await audited(
      SIM.replace(
        "  name: 'orders',",
        "  name: 'orders',\n  claims: ['loss', 'delay', 'duplication', 'partition', 'pause', 'crash'],",
      ),
    );
    expect(lost(whole, after)).toEqual(['clock-jump', 'clock-skew', 'clock-trust']);
    expect(after.notClaimed).toEqual(expect.arrayContaining(['clock-skew', 'clock-jump']));
  });

  it('an operation', async () => {
    const after = await audited(without(/ {4}acquire:.*\n/));
    expect(lost(whole, after)).toContain('a write is refused');
    const claim = after.claims.find(({ name }) => name === 'a write is refused');
    expect(claim).toMatchObject({
      verdict: 'untested',
      weaknesses: [{ reason: 'it never occurred' }],
    });
    expect(after.sources[0]?.text).toContain('operations never done: write');
  });

  it('a property test', async () => {
    bench.workspace.write(PROPERTIES, '');
    const after = await audited();
    expect(lost(whole, after)).toEqual(['src/logic.ts']);
    const logic = after.files.find(({ path }) => path === 'src/logic.ts');
    expect(logic?.missing.map(({ test }) => test)).toEqual(['property']);
  });
});
