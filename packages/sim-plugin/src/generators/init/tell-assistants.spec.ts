import { type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import initGenerator from './generator.js';

let tree: Tree;

beforeEach(() => {
  tree = createTreeWithEmptyWorkspace();
});

describe('AGENTS.md', () => {
  const text = () => tree.read('AGENTS.md', 'utf8') ?? '';

  it('is left alone on request', async () => {
    await initGenerator(tree, { skipFormat: true, agents: false });
    expect(tree.exists('AGENTS.md')).toBe(false);
  });

  it('gets a section after what it says, and the section alone is brought up to date', async () => {
    tree.write('AGENTS.md', '# Rules\n');
    await initGenerator(tree, { skipFormat: true });
    const once = text();
    expect(once).toMatch(/^# Rules\n\n<!-- @gossip\/sim-plugin start -->\n/);
    expect(once).toContain('`nx sim-check <project>`');
    expect(once).not.toContain('<%');
    const edited = once.replace('`nx sim-check <project>`', 'nothing');
    tree.write('AGENTS.md', `${edited}\n## More rules\n`);
    await initGenerator(tree, { skipFormat: true });
    expect(text()).toBe(`${once}\n## More rules\n`);
  });
});
