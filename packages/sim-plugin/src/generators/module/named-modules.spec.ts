import { type Tree } from '@nx/devkit';
import { describe, expect, it } from 'vitest';
import { type ModuleType } from '../../config/module-type.js';
import { virtualWorkspace } from '../../workspace/virtual-workspace.fixture.js';
import moduleGenerator from './generator.js';
import { planModule } from './plan-module.js';
import { scaffoldReport } from './scaffold-report.js';
import { type ModuleOptions } from './schema.js';

const SRC = 'packages/jobs/src';

/** A service has nothing to name. */
type NamedType = Exclude<ModuleType, 'service'>;

const NAMES: Readonly<Record<NamedType, Partial<ModuleOptions>>> = {
  coordination: { states: 'Open,Acquired,Done', inputs: 'acquire,complete', effects: 'granted' },
  gossip: { states: 'Joining,Alive', inputs: 'digest,want' },
  pipeline: { inputs: 'orderPlaced,orderCancelled', effects: 'invoice,refund' },
};

const TESTS: Readonly<Record<NamedType, string>> = {
  coordination: 'tests/state-machine.property.spec.ts',
  gossip: 'tests/convergence.property.spec.ts',
  pipeline: 'tests/processing.property.spec.ts',
};

async function generate(type: ModuleType, options: Partial<ModuleOptions>) {
  const tree = virtualWorkspace('solution');
  const all = { directory: 'packages/jobs', type, skipFormat: true, ...options };
  await moduleGenerator(tree, all);
  return tree;
}

const files = (tree: Tree) => {
  const changes = tree.listChanges().filter(({ path }) => path.startsWith(SRC));
  return changes.map(({ path }) => path.slice(SRC.length + 1)).sort();
};
const source = (tree: Tree, file: string) => tree.read(`${SRC}/${file}`, 'utf8') ?? '';

describe.each(['coordination', 'gossip', 'pipeline'] as const)(
  'a %s module with names of the user',
  (type) => {
    const invariants = "one holder; it's never lost";
    const inputs = NAMES[type].inputs?.split(',') ?? [];

    it('has the files of a starter module, with every template filled in', async () => {
      const tree = await generate(type, { ...NAMES[type], invariants });
      expect(files(tree)).toEqual(files(await generate(type, {})));
      for (const file of files(tree)) {
        expect(source(tree, file)).not.toMatch(/<%|%>|undefined'|&#/);
      }
    });

    it('has one oracle and one TODO for each invariant, and no made-up check', async () => {
      const tree = await generate(type, { ...NAMES[type], invariants });
      const oracles = source(tree, 'tests/invariants.ts');
      expect(oracles).toContain("export const oneHolder = todo('one holder');");
      expect(oracles).toContain('export const itsNeverLost = todo("it\'s never lost");');
      expect(oracles).not.toMatch(/\balways\(/);
      expect(source(tree, 'sim.ts')).toMatch(/oracles: \[oneHolder, itsNeverLost\b/);
    });

    it('handles each input in a switch without a default, and tests each once', async () => {
      const tree = await generate(type, NAMES[type]);
      const logic = source(tree, type === 'gossip' ? 'protocol.ts' : 'logic.ts');
      const tests = source(tree, TESTS[type]);
      expect(logic).not.toContain('default:');
      for (const input of inputs) {
        expect(logic.split(`case '${input}':`)).toHaveLength(2);
        expect(tests.split(`  it('${input} `)).toHaveLength(2);
      }
    });

    it('claims to survive what the user says', async () => {
      const claims = "claims: ['pause', 'crash'],";
      const named = await generate(type, { ...NAMES[type], claims: 'pause,crash' });
      expect(source(named, 'sim.ts')).toContain(claims);
      expect(source(await generate(type, { claims: 'pause,crash' }), 'sim.ts')).toContain(claims);
      expect(source(await generate(type, NAMES[type]), 'sim.ts')).not.toContain('claims');
    });

    it('is reported with its first draft, and with the invariants to be written', () => {
      const tree = virtualWorkspace('solution');
      const options = { directory: 'packages/jobs', type, ...NAMES[type], invariants };
      const report = scaffoldReport(tree, planModule(tree, options));
      expect(report).toMatch(new RegExp(`^First draft    ${inputs[0]} `, 'm'));
      expect(report).toContain(
        'Invariants     TODO one holder: write oneHolder in packages/jobs/src/tests/invariants.ts',
      );
    });
  },
);

it('brings no oracle whose name the user has taken', async () => {
  const pipeline = await generate('pipeline', { invariants: 'all input is processed' });
  expect(source(pipeline, 'tests/invariants.ts')).not.toContain('eventually');
  const coordination = await generate('coordination', {
    states: 'Open,Done',
    invariants: 'reaches Done',
  });
  expect(source(coordination, 'tests/invariants.ts')).not.toContain('sometimes');
});

it('names no class after a type that its own code uses', async () => {
  const tree = virtualWorkspace('solution');
  await moduleGenerator(tree, { directory: 'packages/message', type: 'gossip', skipFormat: true });
  const protocol = tree.read('packages/message/src/protocol.ts', 'utf8');
  expect(protocol).toContain('class MessageProtocol implements SansIoNode<Message>');
});
