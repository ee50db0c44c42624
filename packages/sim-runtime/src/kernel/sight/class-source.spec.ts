import { describe, expect, it } from 'vitest';
import { readClass } from './class-source.js';

describe('private fields of a class', () => {
  it.each([
    ['class A { #v = 0; }', ['#v']],
    ['class A{#a;#b=1;c=2}', ['#a', '#b']],
    ['class A extends f({ b: 1 }) { #v }', ['#v']],
    ['class A { x = 1\n #v\n y = 2 }', ['#v']],
    ['class A { accessor = 1; #\u00e4_$1 = this.x }', ['#\u00e4_$1']],
    ['class A { static a = 1; #v = { b: [1, (2)] } }', ['#v']],
    ["class A { a = '}'; b = \"}\"; c = `}${`}${'}'}`}`; /* } */ d = /[/}]}/; // }\n #v }", ['#v']],
    ['class A { m() { if (x) /}/.test(y); return /}/ } n() { return a / b / c } #v }', ['#v']],
    ['class A { m() { x = y ? { a: 1 } : z } [`#k`]() {} "#s" = 1; #v }', ['#v']],
  ])('are found in %s', (source, fields) => {
    expect(readClass(source).privateFields).toEqual(fields);
  });

  it.each([
    'class A { v = 0 }',
    'class A { #m() {} get #g() { return 1 } set #g(v) {} async #a() {} *#i() {} }',
    'class A { static #made = 0; static #n() {} }',
    "class A { a = '#v'; b = `#v ${c} #v`; /* #v */ d = /#v/; // #v\n }",
    'class A { make() { return new (class { #v = 1 })() } }',
    'class A { static is(o) { return #m in o } #m() {} b = #m in this; c = this.#m }',
    'class A { m() { return a / 2; } n() { return `/#v`; } }',
    'function A() { this.v = 1; }',
  ])('are not seen in %s', (source) => {
    expect(readClass(source).privateFields).toEqual([]);
  });

  it.each([
    // TypeScript to ES2021
    ['class A { constructor() { _A_v.set(this, 0); } }', '_A_v'],
    // esbuild
    ['class A { constructor() { __privateAdd(this, _v, 0); } }', '_v'],
    // Babel and Oxc
    ['class A { constructor() { _classPrivateFieldInitSpec(this, _v, 0); } }', '_v'],
    // swc, alone and bundled
    ['class A { constructor() { _class_private_field_init(this, _v, { value: 0 }); } }', '_v'],
    ['function A() { _class_private_field_init$1._(this, _v, { value: 0 }); }', '_v'],
  ])('are found lowered in %s', (source, field) => {
    expect(readClass(source).privateFields).toEqual([field]);
  });

  it.each([
    'class A { constructor() { _A_instances.add(this); } }',
    'class A { constructor() { __privateAdd(this, _A_instances); } }',
    'class A { constructor() { _classPrivateMethodInitSpec(this, _A_brand); } }',
    'class A { constructor() { map.set(this.key, 1); } }',
  ])('are not seen lowered in %s', (source) => {
    expect(readClass(source).privateFields).toEqual([]);
  });
});

it('knows methods that are written as fields', () => {
  const { functionFields } = readClass(`class A {
    a = () => 1; b = (x, { y } = { y: (1) }) => { return x }; c = async (z) => z
    d = function () {}; e = async function* () {}; f = x => x; g = async x => x; h = async => 1;
    no1 = 1; no2 = wrap(() => 1); no3 = (1 + 2); static no4 = () => 1; no5 = this.no6 = 1;
    m() { const no7 = () => 1; }
    constructor(no8) { this.no8 = no8; this.no9 = () => 1; }
  }`);
  expect([...functionFields].sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
});
