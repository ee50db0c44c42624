import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { GLOBAL_NAMES, type Keeping, MEMBER_NAMES } from './global-names.fixture.js';
import { GUARDED_ACCESSORS } from './guard-accessors.js';
import { GUARDED_APIS, LASTING_APIS } from './guarded-apis.js';

/** The names of an object's own properties in a process of its own, where no test runner has added any. */
function namesOf(expression: string): readonly string[] {
  const script = `console.log(JSON.stringify(Object.getOwnPropertyNames(${expression})))`;
  return JSON.parse(
    execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }),
  ) as string[];
}

/** Names that `node -e` adds to the global object. */
const SCRIPT_NAMES = /^(?:__dirname|__filename|exports|module|require)$/;

/** Names that every function and every prototype has, and those for the platform alone. */
const COMMON_NAMES = /^(?:arguments|caller|constructor|length|name|prototype)$|^_/;

describe('a global of this platform', () => {
  // Built-in modules are globals of `node -e`.
  const builtins = new Set(
    namesOf("Object.fromEntries(require('node:module').builtinModules.map((name) => [name, 0]))"),
  );
  const isOwn = (name: string) =>
    !SCRIPT_NAMES.test(name) && (GLOBAL_NAMES.has(name) || !builtins.has(name));

  it.each(namesOf('globalThis').filter(isOwn))(
    'is known for what it brings into a run: %s',
    (name) => {
      expect(GLOBAL_NAMES.get(name)).toBeDefined();
    },
  );

  it.each(Object.entries(MEMBER_NAMES))('has only members that are known: %s', (owner, known) => {
    const unknown = namesOf(`(${owner})`)
      .filter((name) => !COMMON_NAMES.test(name))
      .filter((name) => !known.has(name));
    expect(unknown).toEqual([]);
  });
});

describe('what is called guarded', () => {
  const apis = [...GUARDED_APIS, ...LASTING_APIS];

  /** Guarded as a whole, or through something that hangs on it. */
  const roots = new Set([
    ...apis.flatMap(({ path, keys }) => (path.length > 0 ? [path[0]] : [...keys])),
    ...GUARDED_ACCESSORS.map(({ path }) => path[0]),
    'Date',
    'Promise',
    // Every event has the time stamp of its base, and storages the methods of theirs.
    ...['CloseEvent', 'CustomEvent', 'MessageEvent', 'localStorage', 'sessionStorage'],
  ]);

  it.each(named(GLOBAL_NAMES))('has a guard: %s', (name) => {
    expect(roots).toContain(name);
  });

  const members = Object.entries(MEMBER_NAMES).flatMap(([owner, known]) =>
    named(known).map((name) => [owner, name] as const),
  );

  it.each(members)('has a guard: %s.%s', (owner, name) => {
    const isIn = (path: readonly string[]) => pathsTo(owner).includes(path.join('.'));
    const isGuarded =
      owner === 'Promise' ||
      apis.some(({ path, keys }) => isIn(path) && (keys === '*' || keys.includes(name))) ||
      GUARDED_ACCESSORS.some(({ path, key }) => isIn(path) && key === name);
    expect(isGuarded).toBe(true);
  });
});

/** The paths by which guards get to an object: some prototypes by the one instance that there is. */
function pathsTo(owner: string): readonly string[] {
  const instance = { 'Crypto.prototype': 'crypto', 'Performance.prototype': 'performance' }[owner];
  return instance === undefined ? [owner] : [owner, instance];
}

function named(names: ReadonlyMap<string, Keeping>): readonly string[] {
  return [...names].flatMap(([name, keeping]) => (keeping === 'guarded' ? [name] : []));
}
