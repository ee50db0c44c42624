import { basename } from 'node:path';
import { rolldown } from 'rolldown';
import { describe, expect, it } from 'vitest';
import { decoratedSources } from './decorated-sources.js';

/** What the bundler leaves of a module, as `decoratedSources` gets the code of a simulation. */
async function decorated(code: string): Promise<readonly string[]> {
  const bundle = await rolldown({
    input: 'module.ts',
    plugins: [
      {
        name: 'virtual',
        resolveId: (id) => (id === 'module.ts' ? id : undefined),
        load: () => `const dec = (): void => undefined;\n${code}`,
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'esm', sourcemap: true });
  await bundle.close();
  return decoratedSources(output[0], (source) => source).map(({ file }) => basename(file));
}

describe('what is left for another compiler to lower', () => {
  it.each([
    ['a method', 'export class A { @dec m(): void {} }'],
    ['a field', 'export class A { @dec n = 1; }'],
    ['a class', '@dec export class A {}'],
    ['an exported class', 'export @dec class A {}'],
    ['a class that is a value', 'export const a = [@dec class {}];'],
    ['a class that is an argument', 'export const a = String(@dec class {});'],
    ['a class in a template', 'export const a = `${@dec class {}}`;'],
    ['a method after a comment', 'export class A { /** Of old. @internal */ @dec m(): void {} }'],
    [
      'a method after a comment of lines',
      'export class A {\n  /**\n   * Of old.\n   */ @dec m(): void {}\n}',
    ],
    ['a generator', 'export class A {\n  @dec\n  *m(): Generator {}\n}'],
    ['a call of a decorator', 'export class A { @(dec) m(): void {} }'],
    ['an accessor', 'export class A { accessor n = 1; }'],
    ['a static accessor', "export class A { static accessor 'n' = 1; }"],
    ['a private accessor', 'export class A { accessor #n = 1; }'],
    ['a computed accessor', 'export class A { accessor [String(1)] = 1; }'],
  ])('is %s', async (_, code) => {
    expect(await decorated(code)).toEqual(['module.ts']);
  });

  it.each([
    ['a tag of a comment', '/** @returns one */\nexport function one(): number { return 1; }'],
    ['a mail address', "export const a = ['a@example.org', ' @dec'];"],
    ['a property of that name', 'export const a = { accessor: 1 };'],
    ['nothing', 'export const a = 1;'],
  ])('is not %s', async (_, code) => {
    expect(await decorated(code)).toEqual([]);
  });
});
