import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { ModuleType } from '../../config/module-type.js';
import type { Decision } from '../../config/sim-config.js';
import type { Claim } from '../claim.js';
import { moduleFiles } from '../files/module-files.js';
import { auditHazards, type AuditedHazard } from './audit-hazards.js';
import { HAZARDS } from './catalogue.js';
import { moduleFacts } from './module-facts.js';

const root = mkdtempSync(join(tmpdir(), 'hazards-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
mkdirSync(join(root, 'src/tests'), { recursive: true });
writeFileSync(join(root, 'src/sim.ts'), 'export const lease = 1;');
writeFileSync(join(root, 'src/tests/invariants.ts'), 'export const quorum = 1;');

/** The hazards of a module of one file. */
function hazardsOf(
  code: string,
  claims: readonly Claim[] = [],
  decisions: readonly Decision[] = [],
  type: ModuleType = 'gossip',
): readonly AuditedHazard[] {
  writeFileSync(join(root, 'src/logic.ts'), code);
  const declared = { name: 'm', type, simulation: 'src/sim.ts', boundary: 'strict' } as const;
  return auditHazards(
    moduleFacts(type, moduleFiles(root, declared)),
    claims,
    decisions,
    'm/src/sim.ts',
  );
}

const claim = (kind: Claim['kind'], name: string, verdict: Claim['verdict'] = 'tested'): Claim => ({
  kind,
  name,
  verdict,
  evidence: [],
  weaknesses: [],
});

const concerned = (hazards: readonly AuditedHazard[]): readonly string[] =>
  hazards.filter(({ status }) => status !== 'not concerned').map(({ id }) => id);

/** A line of code that each hazard is in. */
const PLANTED: Readonly<Record<string, string>> = {
  'unfenced-lease': 'export interface State { readonly lease: number }',
  'clock-trust': 'export const isOver = (now: number, end: number) => now >= end;',
  'retry-without-key': 'export const retryTicks = 30;',
  'ack-before-durability': 'export class N { durable = 0 }',
  'identity-reuse': 'export const incarnation = 1;',
  'unbounded-queue': 'export class N { readonly #queue: number[] = [] }',
  'timeout-for-death': "export const state = 'suspect';",
  'last-write-wins': 'export const wins = (a: E, b: E) => a.timestamp > b.timestamp;',
  'even-quorum': 'export const isQuorum = (votes: number) => votes > 1;',
  'membership-change': 'export class N { leave() { return 1; } }',
};

it.each(Object.entries(PLANTED))('%s is named where it is planted, and no other', (id, code) => {
  const hazards = hazardsOf(code);
  expect(concerned(hazards)).toEqual([id]);
  expect(hazards.find((hazard) => hazard.id === id)).toMatchObject({ status: 'open' });
});

it('takes a comparison with a half for a quorum', () => {
  expect(
    concerned(hazardsOf('export const isOver = (a: number, n: number) => a > n / 2;')),
  ).toEqual(['even-quorum']);
  expect(
    concerned(hazardsOf('export const middle = (a: number, n: number) => (a + n) / 2;')),
  ).toEqual([]);
});

it('looks at what the simulation runs alone', () => {
  writeFileSync(join(root, 'src/sim.ts'), "import type { State } from './state.js';");
  writeFileSync(join(root, 'src/state.ts'), 'export interface State { readonly lease: number }');
  const hazards = concerned(hazardsOf(PLANTED['even-quorum'] ?? ''));
  writeFileSync(join(root, 'src/sim.ts'), 'export const lease = 1;');
  writeFileSync(join(root, 'src/state.ts'), '');
  expect(hazards).toEqual(['unfenced-lease']);
});

it('knows a test for every hazard', () => {
  const planted = [...Object.keys(PLANTED), 'effect-before-checkpoint'];
  expect(HAZARDS.map(({ id }) => id).sort()).toEqual(planted.sort());
  expect(concerned(hazardsOf('export {};', [], [], 'pipeline'))).toEqual([
    'effect-before-checkpoint',
  ]);
});

it('names none in code that has none, whatever its simulation, its tests and its paths name', () => {
  const code = "import { x } from './quorum.js';\nexport const y = [x, x].join('-');";
  expect(concerned(hazardsOf(code))).toEqual([]);
});

it('takes claims for cover that are tested or proved', () => {
  const code = PLANTED['even-quorum'] ?? '';
  const statusOf = (claims: readonly Claim[]): unknown =>
    hazardsOf(code, claims).find(({ id }) => id === 'even-quorum');
  expect(statusOf([claim('fault', 'partition', 'proved')])).toMatchObject({
    status: 'covered',
    claims: ['partition'],
  });
  expect(statusOf([claim('fault', 'partition', 'weak')])).toMatchObject({
    status: 'open',
    mend: 'claim and test partition or split-brain in m/src/sim.ts',
  });
  expect(statusOf([claim('oracle', 'partition')])).toMatchObject({ status: 'open' });
});

it('takes a fault and an oracle where it needs both', () => {
  const leaseOf = (...claims: readonly Claim[]): unknown =>
    hazardsOf(PLANTED['unfenced-lease'] ?? '', claims).find(({ id }) => id === 'unfenced-lease');
  const fence = claim('oracle', 'no write gets past the fence');
  expect(leaseOf(claim('fault', 'pause'))).toMatchObject({ status: 'open' });
  expect(leaseOf(fence)).toMatchObject({ status: 'open' });
  expect(leaseOf(fence, claim('fault', 'pause'))).toMatchObject({
    status: 'covered',
    claims: ['no write gets past the fence', 'pause'],
  });
});

it('takes the claims of a decision that names the hazard, and no others', () => {
  const decision = { statement: 'x', claims: ['small enough'], hazard: 'unbounded-queue' };
  const queueOf = (...claims: readonly Claim[]): unknown =>
    hazardsOf(PLANTED['unbounded-queue'] ?? '', claims, [decision]).find(
      ({ id }) => id === 'unbounded-queue',
    );
  expect(queueOf(claim('oracle', 'small enough'))).toMatchObject({ status: 'covered' });
  expect(queueOf(claim('oracle', 'the queue is at most 9'))).toMatchObject({ status: 'open' });
});
