import { expect, it } from 'vitest';
import { reviewFile } from '../review-file.js';
import { noModuleState } from '../rules/no-module-state.js';
import { parseSource } from '../source/parse-source.js';

it.each([
  [
    'is given back in a finally',
    'function f(work) { const b = v; try { v = 1; work(); } finally { v = b; } }',
    ['WARN', 'WARN'],
  ],
  [
    'is given another value in a finally',
    'function f(work) { try { v = 1; work(); } finally { v = 0; } }',
    ['BLOCK', 'BLOCK'],
  ],
  [
    'is changed again after it was given back',
    'function f(work) { const b = v; try { work(); } finally { v = b; v = 1; } }',
    ['WARN', 'BLOCK'],
  ],
  [
    'is given back only when nothing throws',
    'function f(work) { const b = v; v = 1; work(); v = b; }',
    ['BLOCK', 'BLOCK'],
  ],
  [
    'is given back only when something throws',
    'function f(work) { const b = v; try { v = 1; work(); } catch { v = b; } }',
    ['BLOCK', 'BLOCK'],
  ],
  [
    'is given back when a generator is closed',
    'function* f() { const b = v; try { v = 1; yield; } finally { v = b; } }',
    ['BLOCK', 'BLOCK'],
  ],
  [
    'gets the value of another one in a finally',
    'let w = 0; function f(work) { const b = w; try { v = 1; work(); } finally { v = b; } }',
    ['BLOCK', 'BLOCK'],
  ],
])('judges a module-level variable that %s', (_name, code, severities) => {
  const { diagnostics } = reviewFile({
    file: 'restored.ts',
    source: parseSource('/restored.ts', `let v = 0;\n${code}`),
    rules: [noModuleState],
    boundary: 'strict',
    options: {},
  });
  expect(diagnostics.map(({ severity }) => severity)).toEqual(severities);
});
