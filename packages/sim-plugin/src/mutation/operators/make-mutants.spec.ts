import { expect, it } from 'vitest';
import { parseSource } from '../../review/source/parse-source.js';
import { changedSite, makeMutants } from './make-mutants.js';
import type { Mutant } from './mutant.js';
import { OPERATOR_NAMES, type OperatorName } from './operator-name.js';

function mutantsOf(
  text: string,
  operators: readonly OperatorName[] = OPERATOR_NAMES,
): readonly Mutant[] {
  const source = parseSource('/work/logic.ts', text);
  return makeMutants({ file: 'logic.ts', source, firstId: 1, operators: new Set(operators) });
}

/** Each mutant as its operator and the whole site, changed. */
function told(text: string): readonly string[] {
  return mutantsOf(text).map((mutant) => `${mutant.operator}: ${changedSite(mutant, text)}`);
}

it.each<[source: string, ...mutants: string[]]>([
  [
    'f(a < b)',
    'StatementRemoval: ;',
    'ConditionalExpression: true',
    'ConditionalExpression: false',
    'EqualityOperator: a <= b',
    'EqualityOperator: a >= b',
  ],
  ['while (busy) go()', 'ConditionalExpression: false', 'StatementRemoval: ;'],
  ['const ok = input.epoch > state.epoch', 'FenceBoundary: input.epoch >= state.epoch'],
  ['const ok = input.epoch > state.epoch', 'FenceRemoved: false', 'FenceRemoved: true'],
  ['if (seen.has(id)) f()', 'DedupSkipped: false', 'DedupSkipped: true'],
  ['const x = a && b', 'LogicalOperator: a || b'],
  ['const x = a ?? b', 'LogicalOperator: a && b'],
  ['const x = !a', 'BooleanLiteral: a'],
  ['const x = true', 'BooleanLiteral: false'],
  ['const x = a + 1', 'ArithmeticOperator: a - 1'],
  ['x += 1', 'AssignmentOperator: x -= 1'],
  ['const y = x++', 'UpdateOperator: x--'],
  ['const y = -x', 'UnaryOperator: +x'],
  ['const y = "a"', 'StringLiteral: ""'],
  ['const y = [1, 2]', 'ArrayDeclaration: []'],
  ['const y = { a: 1 }', 'ObjectLiteral: {}'],
  ['const y = a?.b.c', 'OptionalChaining: a.b.c'],
  ['const y = a?.[0]', 'OptionalChaining: a[0]'],
  ['const y = list.filter(f).map(g)', 'MethodExpression: list.map(g)'],
  ['const y = list.every(f)', 'MethodExpression: list.some(f)'],
  ['const f = () => 1', 'ArrowFunction: undefined'],
  ['function f() { g(); }', 'BlockStatement: {}', 'StatementRemoval: ;'],
  ['this.deadline = now', 'TimerNotRearmed: ;'],
  ['this.votedFor = id', 'PromiseNotPersisted: ;'],
  ['this.seen.add(id)', 'DedupSkipped: ;'],
  [
    'function f() { store.save(x); reply(x); }',
    'AckBeforeDurability: { reply(x); store.save(x); }',
  ],
  [
    'function f() { if (a) return emit(a); if (b) return save(b); }',
    'AckBeforeDurability: { if (b) return save(b); if (a) return emit(a); }',
  ],
  ['this.epoch = durable?.epoch ?? 0', 'RestoreSkipped: 0'],
  ['this.lock = durable?.lock', 'RestoreSkipped: undefined'],
  ['this.items = new Map(durable?.items)', 'RestoreSkipped: new Map()'],
  ['this.a = new Set(b ? c : saved.a?.b)', 'RestoreSkipped: undefined'],
  ['this.log = [...(saved?.log ?? [])]', 'RestoreSkipped: []'],
  ['class A { constructor(lastEpoch) { this.epoch = lastEpoch + 1; } }', 'RestoreSkipped: 1'],
  ['const s = { ...state, value }', 'StaleValue: { ...state }'],
  ['const s = { ...state, vote: 1 }', 'PromiseNotPersisted: { ...state }'],
  [
    'const e = [{ kind: "emit" }, { kind: "checkpoint" }]',
    'DroppedEffect: [{ kind: "checkpoint" }]',
  ],
  [
    'const e = [{ kind: "emit" }, { kind: "checkpoint" }]',
    'AckBeforeDurability: [{ kind: "checkpoint" }, { kind: "emit" }]',
  ],
  ['const d = advance(now, 5)', 'IgnoredNow: (0 as typeof now)'],
])('%s has the mutants', (source, ...mutants) => {
  expect(told(source)).toEqual(expect.arrayContaining(mutants));
});

it.each([
  ['a type', 'type T = "a" | true;'],
  [
    'the order of guards of which none makes anything durable',
    'const f = () => { if (a) return b; if (c) return d; };',
    'BlockStatement',
    'ConditionalExpression',
  ],
  ['a last number that no constructor reads', 'const n = lastSeen + 1;', 'ArithmeticOperator'],
  ['a value of no earlier life', 'const n = a?.b ?? 1;', 'OptionalChaining', 'LogicalOperator'],
  ['an import', 'import { a } from "./a.js";'],
  ['a key of an object', 'const x = ({ "a": b }) => b;', 'ArrowFunction'],
  [
    'a shorthand property',
    'declare const now: number; export const x = (({ now }));',
    'ObjectLiteral',
  ],
  ['texts that are joined', 'const x = a + `b${c}`;', 'StringLiteral'],
])('%s has no mutants but those of %s', (_what, source, ...allowed) => {
  expect([...new Set(mutantsOf(source).map(({ operator }) => operator))]).toEqual(allowed);
});

it('makes the same change once', () => {
  const mutants = told('const e = [{ kind: "a" }, { kind: "a" }]');
  expect(mutants.filter((mutant) => mutant.startsWith('DroppedEffect'))).toHaveLength(1);
});

it('names a change after the mistake in distributed code', () => {
  expect(told('if (epoch < newest) f()').filter((it) => it.endsWith(': true'))).toEqual([
    'FenceRemoved: true',
  ]);
});

it('numbers mutants in the order of their places', () => {
  const mutants = mutantsOf('const a = [b < c, !d];');
  const order = mutants.toSorted((one, other) => one.start - other.start || one.end - other.end);
  expect(mutants.map(({ id }) => id)).toEqual(mutants.map((_, index) => index + 1));
  expect(mutants).toEqual(order);
});

it('makes those of the chosen operators alone', () => {
  expect(mutantsOf('f(a < b && c)', ['LogicalOperator'])).toHaveLength(1);
});

it('leaves out what the source leaves out, with the reason', () => {
  const text = [
    'const a = b < c; // sim-allow mutants -- both ways are right',
    'const d = e < f; // sim-allow EqualityOperator -- never equal',
    'const g = h < i; // sim-allow mutants',
  ].join('\n');
  const ignored = mutantsOf(text).map(({ operator, ignored }) => `${operator}: ${ignored}`);
  expect(ignored.slice(0, 4)).toEqual(
    [
      'ConditionalExpression: both ways are right',
      'ConditionalExpression: both ways are right',
      'EqualityOperator: both ways are right',
      'EqualityOperator: both ways are right',
    ].sort(),
  );
  expect(ignored.slice(4, 8).sort()).toEqual([
    'ConditionalExpression: undefined',
    'ConditionalExpression: undefined',
    'EqualityOperator: never equal',
    'EqualityOperator: never equal',
  ]);
  expect(new Set(ignored.slice(8))).toEqual(
    new Set(['ConditionalExpression: undefined', 'EqualityOperator: undefined']),
  );
});
