import type { Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { addFlatConfig } from './add-flat-config.js';
import { wireEslint } from './wire-eslint.js';

const CONFIG = '{ ...simulation.configs.strict }';

describe('addFlatConfig', () => {
  it.each([
    ['a list', 'export default [...base];\n', `export default [...base, ${CONFIG}];`],
    ['an empty list', 'export default [];\n', `export default [${CONFIG}];`],
    ['arguments', 'export default config(a, b);\n', `export default config(a, b, ${CONFIG});`],
    [
      'a list as argument',
      'export default config([a]);\n',
      `export default config([a, ${CONFIG}]);`,
    ],
    [
      'a typed list',
      'export default [a] as Config[];\n',
      `export default [a, ${CONFIG}] as Config[];`,
    ],
  ])('adds to the end of %s', (_name, text, expected) => {
    const changed = addFlatConfig('eslint.config.ts', `import x from 'x';\n${text}`, CONFIG);
    expect(changed).toBe(
      `import x from 'x';\nimport simulation from '@gossip/sim-plugin/eslint';\n${expected}\n`,
    );
  });

  it('loads the plugin as the file loads others', () => {
    const text = "const base = require('../base.cjs');\nmodule.exports = [...base];\n";
    expect(addFlatConfig('eslint.config.cjs', text, CONFIG)).toBe(
      `const base = require('../base.cjs');\nconst { default: simulation } = require('@gossip/sim-plugin/eslint');\nmodule.exports = [...base, ${CONFIG}];\n`,
    );
  });

  it('adds nothing twice', () => {
    const once = addFlatConfig('eslint.config.mjs', 'export default [];\n', CONFIG) ?? '';
    expect(addFlatConfig('eslint.config.mjs', once, CONFIG)).toBe(once);
  });

  it.each([
    [
      'formatted',
      'export default [\n  {\n    ...simulation.configs.strict,\n    files: ["src/**/*.ts"],\n  },\n];\n',
    ],
    [
      'extended',
      "export default [{ ...simulation.configs.strict, files: ['src/**/*.ts'], rules: {} }];\n",
    ],
  ])('adds nothing to what was %s since', (_name, text) => {
    const config = "{ ...simulation.configs.strict, files: ['src/**/*.ts'] }";
    expect(addFlatConfig('eslint.config.mjs', text, config)).toBe(text);
  });

  it('leaves alone what it does not understand', () => {
    expect(addFlatConfig('eslint.config.mjs', 'export default await load();\n', CONFIG)).toBe(
      undefined,
    );
    expect(addFlatConfig('eslint.config.mjs', 'export default [;\n', CONFIG)).toBe(undefined);
  });
});

describe('wireEslint', () => {
  const orders = {
    projectRoot: 'packages/orders',
    moduleRoot: 'packages/orders/src',
    boundary: 'strict',
  } as const;
  let tree: Tree;

  beforeEach(() => {
    tree = createTreeWithEmptyWorkspace();
  });

  it('does nothing in a workspace without ESLint', () => {
    wireEslint(tree, orders);
    expect(tree.exists('packages/orders/eslint.config.mjs')).toBe(false);
  });

  it('does nothing where TypeScript is not linted', () => {
    tree.write('eslint.config.mjs', 'export default [];\n');
    wireEslint(tree, orders);
    expect(tree.exists('packages/orders/eslint.config.mjs')).toBe(false);
  });

  it("gives a new project a config on top of the root's", () => {
    tree.write(
      'eslint.config.mjs',
      "import nx from '@nx/eslint-plugin';\nexport default [...nx.configs['flat/typescript']];\n",
    );
    wireEslint(tree, orders);
    expect(tree.read('packages/orders/eslint.config.mjs', 'utf8')).toMatchInlineSnapshot(`
      "import simulation from '@gossip/sim-plugin/eslint';
      import baseConfig from '../../eslint.config.mjs';

      export default [...baseConfig, { ...simulation.configs.strict, files: ['src/**/*.ts'] }];
      "
    `);
  });

  it('adds to the config that a project has, once for each module', () => {
    tree.write('eslint.config.mjs', "import 'typescript-eslint';\nexport default [];\n");
    tree.write(
      'packages/orders/eslint.config.mjs',
      "import base from '../../eslint.config.mjs';\n\nexport default [...base];\n",
    );
    wireEslint(tree, { ...orders, moduleRoot: 'packages/orders/src/leases' });
    wireEslint(tree, { ...orders, moduleRoot: 'packages/orders/src/scans', boundary: 'moderate' });
    expect(tree.read('packages/orders/eslint.config.mjs', 'utf8')).toMatchInlineSnapshot(`
      "import base from '../../eslint.config.mjs';
      import simulation from '@gossip/sim-plugin/eslint';

      export default [...base, { ...simulation.configs.strict, files: ['src/leases/**/*.ts'] }, { ...simulation.configs.recommended, files: ['src/scans/**/*.ts'] }];
      "
    `);
  });

  it('says so when a config has to be changed by hand', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    tree.write('eslint.config.mjs', "import 'typescript-eslint';\nexport default [];\n");
    tree.write('packages/orders/eslint.config.mjs', 'export default load;\n');
    wireEslint(tree, orders);
    expect(String(warn.mock.calls[0]?.[0])).toContain('by hand');
    expect(tree.read('packages/orders/eslint.config.mjs', 'utf8')).toBe('export default load;\n');
    warn.mockRestore();
  });
});
