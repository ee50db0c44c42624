import { expect, it } from 'vitest';
import { linkImports, namesImported } from './link-imports.js';

const PLACES = new Map([['runtime', 'file:///kept/entry.mjs']]);

it('changes the places of imports, in whatever form, and nothing below them', () => {
  const { code, imports } = linkImports(
    [
      '//#region one',
      'import "runtime";',
      'import * as all from "runtime";',
      'import first, { one, two as other } from "runtime";',
      'import { stays } from "elsewhere";',
      '',
      'const text = `',
      'import { one } from "runtime";',
      '`;',
    ].join('\n'),
    PLACES,
  );
  expect(code.split('\n')).toEqual([
    '//#region one',
    'import "file:///kept/entry.mjs";',
    'import * as all from "file:///kept/entry.mjs";',
    'import first, { one, two as other } from "file:///kept/entry.mjs";',
    'import { stays } from "elsewhere";',
    '',
    'const text = `',
    'import { one } from "runtime";',
    '`;',
  ]);
  expect(imports.map(namesImported)).toEqual([[], [], ['default', 'one', 'two']]);
});
