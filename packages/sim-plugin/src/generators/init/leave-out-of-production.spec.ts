import { readNxJson, type Tree, updateJson, writeJson } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import initGenerator from './generator.js';

let tree: Tree;

beforeEach(() => {
  tree = createTreeWithEmptyWorkspace();
});

describe('the named input production', () => {
  const production = () => readNxJson(tree)?.namedInputs?.['production'];
  const LEFT_OUT = [
    '!{projectRoot}/**/sim.ts',
    '!{projectRoot}/**/tests/invariants.ts',
    '!{projectRoot}/sim.config.json',
  ];

  beforeEach(() => {
    updateJson(tree, 'nx.json', (nxJson) => ({
      ...nxJson,
      namedInputs: { production: ['default'] },
    }));
  });

  it('goes without simulations, once', async () => {
    await initGenerator(tree, { skipFormat: true });
    await initGenerator(tree, { skipFormat: true });
    expect(production()).toEqual(['default', ...LEFT_OUT]);
  });

  it('is not made up where the workspace has none', async () => {
    updateJson(tree, 'nx.json', (nxJson) => ({ ...nxJson, namedInputs: {} }));
    await initGenerator(tree, { skipFormat: true });
    expect(readNxJson(tree)?.namedInputs).toEqual({});
  });

  it('keeps a sim.ts that is something else', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    tree.write('packages/orders/src/sim.ts', '');
    writeJson(tree, 'packages/orders/sim.config.json', {
      modules: { orders: { type: 'gossip', simulation: 'src/sim.ts' } },
    });
    tree.write('packages/phones/src/sim.ts', '');
    await initGenerator(tree, { skipFormat: true });
    expect(production()).toEqual(['default']);
    expect(String(warn.mock.calls[0])).toContain('packages/phones/src/sim.ts is no simulation');
    tree.delete('packages/phones/src/sim.ts');
    await initGenerator(tree, { skipFormat: true });
    expect(production()).toContain('!{projectRoot}/**/sim.ts');
    warn.mockRestore();
  });
});
