import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { flushChanges } from 'nx/src/generators/tree.js';
import { expect, it } from 'vitest';
import type { ModuleType } from '../../config/module-type.js';
import moduleGenerator from '../../generators/module/generator.js';
import { virtualWorkspace } from '../../workspace/virtual-workspace.fixture.js';
import { moduleFiles } from '../files/module-files.js';
import { HAZARDS } from './catalogue.js';
import { moduleFacts } from './module-facts.js';

/** The hazards that concern a module, by its code. */
function concerned(root: string, type: ModuleType): readonly string[] {
  const declared = { name: 'm', type, simulation: 'src/sim.ts', boundary: 'strict' } as const;
  const facts = moduleFacts(type, moduleFiles(root, declared));
  return HAZARDS.filter((hazard) => hazard.concerns(facts) !== undefined).map(({ id }) => id);
}

// Each list was held against the module's code by hand: what it has, and nothing that it has not.
it.each([
  ['file-scanner', 'pipeline', ['effect-before-checkpoint', 'ack-before-durability']],
  [
    'kv-quorum',
    'gossip',
    ['clock-trust', 'retry-without-key', 'ack-before-durability', 'even-quorum'],
  ],
  [
    'shard-leases',
    'coordination',
    ['unfenced-lease', 'clock-trust', 'ack-before-durability', 'identity-reuse'],
  ],
  [
    'swim',
    'gossip',
    [
      'clock-trust',
      'ack-before-durability',
      'identity-reuse',
      'timeout-for-death',
      'membership-change',
    ],
  ],
  ['yjs-sync', 'gossip', ['clock-trust', 'ack-before-durability']],
] as const)('of the example %s are those that its code has', (example, type, hazards) => {
  const root = fileURLToPath(new URL(`../../../../../examples/${example}`, import.meta.url));
  expect(concerned(root, type)).toEqual(hazards);
});

it.each([
  ['coordination', ['unfenced-lease', 'clock-trust']],
  ['gossip', ['ack-before-durability']],
  ['pipeline', ['effect-before-checkpoint', 'ack-before-durability']],
] as const)('of the %s starter are those that its code has', async (type, hazards) => {
  const tree = virtualWorkspace('solution');
  await moduleGenerator(tree, { directory: 'packages/m', type, skipFormat: true });
  const root = mkdtempSync(join(tmpdir(), 'starter-'));
  try {
    flushChanges(root, tree.listChanges());
    expect(concerned(join(root, 'packages/m'), type)).toEqual(hazards);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
