import { updateJson } from '@nx/devkit';
import { describe, expect, it } from 'vitest';
import { detectLayout } from './detect-layout.js';
import { virtualWorkspace } from './virtual-workspace.fixture.js';

describe('detectLayout', () => {
  it('knows a TypeScript solution, and under which condition its packages show their sources', () => {
    const tree = virtualWorkspace('solution');
    expect(detectLayout(tree)).toEqual({ kind: 'solution', sourceCondition: '@acme/source' });
  });

  it('knows a TypeScript solution that builds before it imports', () => {
    const tree = virtualWorkspace('solution');
    updateJson(tree, 'tsconfig.base.json', () => ({ compilerOptions: { composite: true } }));
    expect(detectLayout(tree)).toEqual({ kind: 'solution', sourceCondition: undefined });
  });

  it.each([
    ['compiles files of its own', 'tsconfig.json', { files: ['a.ts'] }],
    ['extends something else', 'tsconfig.json', { extends: './tsconfig.other.json' }],
    [
      'does not emit declarations',
      'tsconfig.base.json',
      { compilerOptions: { composite: true, declaration: false } },
    ],
    ['has no composite projects', 'tsconfig.base.json', { compilerOptions: {} }],
  ])('sees mere packages where the root tsconfig %s', (_, file, change) => {
    const tree = virtualWorkspace('solution');
    updateJson(tree, file, (tsconfig) => ({ ...tsconfig, ...change }));
    expect(detectLayout(tree)).toEqual({ kind: 'packages' });
  });

  it('sees mere packages where there is no root tsconfig', () => {
    expect(detectLayout(virtualWorkspace('packages'))).toEqual({ kind: 'packages' });
  });

  it('reads the packages of pnpm from its own file', () => {
    const tree = virtualWorkspace('integrated');
    tree.write('pnpm-workspace.yaml', 'packages:\n  - libs/*\n');
    expect(detectLayout(tree)).toEqual({ kind: 'packages' });
    tree.write('pnpm-workspace.yaml', 'onlyBuiltDependencies:\n  - nx\n');
    expect(detectLayout(tree).kind).toBe('integrated');
  });

  it('maps paths in whichever root tsconfig there is', () => {
    const tree = virtualWorkspace('integrated');
    expect(detectLayout(tree)).toEqual({ kind: 'integrated', pathsFile: 'tsconfig.base.json' });
    tree.rename('tsconfig.base.json', 'tsconfig.json');
    expect(detectLayout(tree)).toEqual({ kind: 'integrated', pathsFile: 'tsconfig.json' });
    tree.delete('tsconfig.json');
    expect(detectLayout(tree)).toEqual({ kind: 'integrated', pathsFile: 'tsconfig.base.json' });
  });
});
