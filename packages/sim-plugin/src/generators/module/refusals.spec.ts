import { addProjectConfiguration, type Tree, writeJson } from '@nx/devkit';
import { beforeEach, expect, it } from 'vitest';
import { SimPluginError } from '../../errors.js';
import { virtualWorkspace } from '../../workspace/virtual-workspace.fixture.js';
import moduleGenerator from './generator.js';
import { type ModuleOptions } from './schema.js';

let tree: Tree;

beforeEach(() => {
  tree = virtualWorkspace('integrated');
  addProjectConfiguration(tree, 'billing', { root: 'packages/billing' });
  writeJson(tree, 'packages/billing/sim.config.json', {
    modules: { invoices: { type: 'gossip', simulation: 'src/invoices/sim.ts' } },
  });
  addProjectConfiguration(tree, 'legacy', { root: 'packages/legacy' });
  tree.write('packages/legacy/jest.config.ts', 'export default {};');
  addProjectConfiguration(tree, '@a/twin', { root: 'a/twin' });
  addProjectConfiguration(tree, '@b/twin', { root: 'b/twin' });
  tree.write('packages/billing/src/ledger/index.ts', 'export {};');
  tree.write('docs/orders/notes.md', '# Notes');
});

it.each<[Partial<ModuleOptions>, string]>([
  [
    { type: 'nonsense' },
    "There is no module type 'nonsense': use --type=coordination, gossip, pipeline or service.",
  ],
  [
    { directory: 'packages/Order Book' },
    "'Order Book' cannot be a module's name, which is made of lower-case words joined by hyphens: give another folder, or a name such as --name=order-book.",
  ],
  [{ name: '../orders' }, "'../orders' cannot be a module's name"],
  [{ directory: '../orders' }, "A library cannot be made in '../orders'"],
  [{ directory: 'docs/orders' }, 'docs/orders already exists and holds notes.md'],
  [
    { name: 'billing' },
    "There already is a project 'billing', in packages/billing: choose another name with --name, or add the module to that project with --project=billing.",
  ],
  [{ project: 'nobody' }, "There is no project 'nobody' in this workspace"],
  [{ project: 'twin' }, '--project=twin could be @a/twin or @b/twin'],
  [
    { project: 'billing', name: 'invoices' },
    "packages/billing/sim.config.json already has a module 'invoices'",
  ],
  [
    { project: 'billing', name: 'ledger' },
    'packages/billing/src/ledger already exists and holds index.ts',
  ],
  [{ project: 'billing', tags: 'a' }, "--tags names the tags of a new library, and 'billing'"],
  [
    { project: 'legacy' },
    "'legacy' is tested with Jest (packages/legacy/jest.config.ts) and a module's tests are written for Vitest",
  ],
  [{ inputs: 'delete' }, "'delete' in --inputs is a reserved word of TypeScript"],
  [{ inputs: 'a b' }, 'write it like aB, and put commas between names'],
  [{ states: 'A,a' }, "'A' and 'a' in --states would both be written A in code"],
  [{ invariants: 'one; one!' }, 'would both be called one in code'],
  [{ clients: true }, '--clients does not apply to a coordination module'],
  [
    { type: 'gossip', clients: true, inputs: 'ping' },
    '--clients belongs to the working example: leave out --states, --inputs and --invariants, or leave out --clients.',
  ],
  [{ type: 'gossip', effects: 'sent' }, '--effects does not apply to a gossip module'],
  [{ type: 'pipeline', states: 'Open' }, '--states does not apply to a pipeline module'],
  [{ linter: 'tslint' }, "'tslint' is no value of --linter: use one of eslint, none."],
  [{ unitTestRunner: 'jest' }, "'jest' is no value of --unitTestRunner: use one of vitest, none."],
  [{ claims: 'loss,gremlins' }, "'gremlins' in --claims is no fault"],
])('%j is refused with one sentence and an untouched tree', async (options, sentence) => {
  const before = contents(tree);
  const generation = moduleGenerator(tree, {
    directory: 'packages/orders',
    type: 'coordination',
    ...options,
  });
  const error: unknown = await generation.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(SimPluginError);
  expect((error as SimPluginError).message).toContain(sentence);
  expect((error as SimPluginError).message).toMatch(/^[^\n]+\.$/);
  expect(contents(tree)).toEqual(before);
});

function contents(of: Tree): readonly (readonly [string, string | null])[] {
  return of.listChanges().map(({ path }) => [path, of.read(path, 'utf8')] as const);
}
