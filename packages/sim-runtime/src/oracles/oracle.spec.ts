import { expect, it } from 'vitest';
import { always } from './always.js';
import { eventually } from './eventually.js';
import { never } from './never.js';
import { sometimes } from './sometimes.js';
import { todo } from './todo.js';

const holds = (): boolean => true;

// What JavaScript lets through, or a definition that is not typed.
type Untyped = (...parameters: readonly unknown[]) => unknown;

it.each<[string, Untyped]>([
  ['always', always as unknown as Untyped],
  ['never', never as unknown as Untyped],
  ['sometimes', sometimes as unknown as Untyped],
])('%s says that its arguments are swapped', (kind, oracle) => {
  expect(() => oracle(holds, 'holds')).toThrow(
    `${kind}(name, check) takes a name as its first argument and a function as its second, not function and string.`,
  );
  expect(() => oracle('', holds)).toThrow('not an empty text and function.');
  expect(() => oracle('holds')).toThrow('not string and undefined.');
});

it('so do the others', () => {
  const swapped = eventually as unknown as Untyped;
  expect(() => swapped(holds, 'holds', { withinTicks: 1 })).toThrow('eventually(name, check)');
  expect(() => (todo as unknown as Untyped)(holds)).toThrow('todo(name, check)');
});
