import { addProjectConfiguration, readJson, type Tree } from '@nx/devkit';
import { describe, expect, it } from 'vitest';
import { MODULE_TYPES } from '../../config/module-type.js';
import { virtualWorkspace } from '../../workspace/virtual-workspace.fixture.js';
import moduleGenerator from './generator.js';
import { planModule } from './plan-module.js';
import { scaffoldReport } from './scaffold-report.js';
import { type ModuleOptions } from './schema.js';

const ROOT = 'packages/orders';

async function generate(tree: Tree, options: Partial<ModuleOptions>) {
  await moduleGenerator(tree, { directory: ROOT, type: 'gossip', skipFormat: true, ...options });
  return tree;
}

const changed = (tree: Tree) => tree.listChanges().map(({ path }) => path);

describe('without a test runner', () => {
  const none = { unitTestRunner: 'none' } as const;

  it.each(MODULE_TYPES)('a %s module has its oracles and no test', async (type) => {
    const files = changed(await generate(virtualWorkspace('solution'), { ...none, type }));
    expect(files).toContain(`${ROOT}/src/tests/invariants.ts`);
    expect(files.filter((file) => /\.spec\.ts$|vitest/.test(file))).toEqual([]);
  });

  it.each(['solution', 'packages', 'integrated'] as const)(
    'a library in the layout %s knows nothing of Vitest',
    async (kind) => {
      const tree = await generate(virtualWorkspace(kind), none);
      for (const file of ['package.json', 'project.json', 'tsconfig.spec.json', 'README.md']) {
        const text = tree.read(`${ROOT}/${file}`, 'utf8') ?? '';
        // Where an output goes, and an input that is left out should it ever come, are no use of it.
        const uses = text
          .replace('out-tsc/vitest', '')
          .replace('!{projectRoot}/vitest.config.*', '');
        expect(uses).not.toMatch(/vitest|"test"|run its tests/);
      }
      expect(readJson(tree, 'package.json').devDependencies).not.toHaveProperty('vitest');
    },
  );

  it('a library that has Jest can have a module, too', async () => {
    const tree = virtualWorkspace('integrated');
    addProjectConfiguration(tree, 'legacy', { root: 'packages/legacy' });
    tree.write('packages/legacy/jest.config.ts', 'export default {};');
    await generate(tree, { ...none, project: 'legacy' });
    expect(tree.exists('packages/legacy/src/orders/sim.ts')).toBe(true);
    expect(tree.exists('packages/legacy/vitest.config.mts')).toBe(false);
  });

  it('nobody is told to run tests', () => {
    const tree = virtualWorkspace('solution');
    const report = (options: Partial<ModuleOptions>) =>
      scaffoldReport(tree, planModule(tree, { directory: ROOT, type: 'gossip', ...options }));
    expect(report({})).toContain('nx test');
    expect(report(none)).not.toContain('nx test');
  });
});

describe('ESLint', () => {
  const OWN = `${ROOT}/eslint.config.mjs`;
  const linting = () => {
    const tree = virtualWorkspace('solution');
    tree.write('eslint.config.mjs', "import 'typescript-eslint';\nexport default [];\n");
    return tree;
  };

  it('reviews a module where the workspace lints, unless that is not wanted', async () => {
    expect((await generate(linting(), {})).exists(OWN)).toBe(true);
    expect((await generate(linting(), { linter: 'none' })).exists(OWN)).toBe(false);
  });

  it('stays away where the workspace does not lint', async () => {
    expect(changed(await generate(virtualWorkspace('solution'), {}))).not.toContain(OWN);
  });

  // How it is set up where there is none is tried in a real workspace: Nx reads the project graph for it.
  it('is not set up a second time', async () => {
    const tree = await generate(linting(), { linter: 'eslint' });
    expect(tree.read('eslint.config.mjs', 'utf8')).not.toContain('@nx');
    expect(tree.exists(OWN)).toBe(true);
  });
});
