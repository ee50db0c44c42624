import { readdirSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'rolldown/utils';
import { describe, expect, it } from 'vitest';
import { parseSource } from '../../review/source/parse-source.js';
import { makeMutants } from '../operators/make-mutants.js';
import type { Mutant } from '../operators/mutant.js';
import { OPERATOR_NAMES } from '../operators/operator-name.js';
import { writeSchemata } from './write-schemata.js';

/** Code of all kinds, written to be read back by its results. */
const SOURCE = `
export interface Item { readonly kind: 'a' | 'b'; readonly epoch: number; readonly tags?: readonly string[] }
export const LIMIT = 3 as const;
class Store {
  #seen = new Set<number>();
  #deadline = 0;
  static readonly kinds = ['a', 'b'] as const;
  constructor(private readonly log: string[]) { log.push('made'); }
  add(item: Item, now: number): boolean {
    if (this.#seen.has(item.epoch)) return !true;
    this.#seen.add(item.epoch);
    this.#deadline = now + LIMIT;
    this.log.push(\`\${item.kind}@\${this.#deadline}\`); this.log.push('added');
    return now < this.#deadline && item.kind !== 'b';
  }
}
export function run(items: readonly Item[], now: number): unknown {
  const log: string[] = [];
  const store = new Store(log);
  let sum = 0;
  for (const item of items) sum += store.add(item, now) ? item.epoch : -1; // a sum
  for (let i = 0; i < items.length; i++) { if (i % 2 === 0) continue; sum++; }
  const state = { epoch: 0, sum };
  const next = items.length > 1 ? { ...state, epoch: items[0]!.epoch, at: now } : state;
  const tags = items.map((item) => item.tags?.length ?? 0).filter((it) => it > 0);
  switch (items[0]?.kind) {
    case 'a':
      log.push('first');
      break;
    case 'b': {
      const effects = [{ kind: 'emit', to: 1 }, { kind: 'checkpoint', to: 2 }];
      log.push(JSON.stringify(effects));
      break;
    }
    default:
      return log.length || 'none';
  }
  return { next, tags: [...tags].sort(), log, any: items.some((it) => it.epoch > 2) };
}
`;

const INPUTS: readonly unknown[] = [
  [],
  [{ kind: 'a', epoch: 1 }],
  [
    { kind: 'b', epoch: 3, tags: ['x'] },
    { kind: 'a', epoch: 3 },
    { kind: 'b', epoch: 1, tags: ['y', 'z'] },
  ],
];

const SWITCH =
  'data:text/javascript,export let active=0;export const set=(n)=>{active=n;steps=0;};export let sites=[];' +
  'export const reach=(n)=>{sites.push(n);};export let steps=0;export const step=()=>{if(++steps>1e4)throw new Error("endless");};';

interface SwitchModule {
  readonly set: (mutant: number) => void;
  readonly sites: readonly number[];
}
type Run = (items: unknown, now: number) => unknown;

async function load(code: string): Promise<Run> {
  const { code: plain, errors } = transformSync('logic.ts', code);
  if (errors.length > 0) return () => undefined;
  const module = (await import(`data:text/javascript,${encodeURIComponent(plain)}`)) as {
    readonly run: Run;
  };
  return module.run;
}

function results(run: Run): readonly unknown[] {
  return INPUTS.map((input) => {
    try {
      return run(input, 10);
    } catch (error) {
      return (error as Error).name;
    }
  });
}

function mutantsOf(filename: string, text: string): readonly Mutant[] {
  const source = parseSource(filename, text);
  return makeMutants({ file: filename, source, firstId: 1, operators: new Set(OPERATOR_NAMES) });
}

describe('schemata', () => {
  it('run each mutant as if its change had been made by hand, and the code as it is', async () => {
    const mutants = mutantsOf('/work/logic.ts', SOURCE);
    const { code } = writeSchemata(parseSource('/work/logic.ts', SOURCE), mutants, SWITCH);
    const { set } = (await import(SWITCH)) as SwitchModule;
    const run = await load(code);
    set(0);
    const unchanged = results(run);
    expect(unchanged).toEqual(results(await load(SOURCE)));
    let noticed = 0;
    for (const { id, start, end, replacement, unit } of mutants) {
      // What runs while the module is loaded has run before anything is switched.
      if (unit < 0) continue;
      const changed = SOURCE.slice(0, start) + replacement + SOURCE.slice(end);
      const byHand = parseSource('/work/logic.ts', changed);
      set(0);
      const mutated = results(await load(writeSchemata(byHand, [], SWITCH).code));
      set(id);
      expect(results(run), `${id}: ${SOURCE.slice(start, end)} -> ${replacement}`).toEqual(mutated);
      if (JSON.stringify(mutated) !== JSON.stringify(unchanged)) noticed++;
    }
    expect(mutants.length).toBeGreaterThan(80);
    expect(noticed).toBeGreaterThan(50);
  });

  it('tell which places are reached', async () => {
    const text = 'export function run(x: unknown) { if (x) return [x, 1]; return [x, 2]; }';
    const mutants = mutantsOf('/work/logic.ts', text);
    const own = `${SWITCH}//reached`;
    const { code } = writeSchemata(parseSource('/work/logic.ts', text), mutants, own);
    const { set, sites } = (await import(own)) as SwitchModule;
    const run = await load(code);
    set(-1);
    run(0, 0);
    const reached = mutants.filter(({ id }) => sites.includes(id));
    expect(reached.map(({ start }) => text.slice(start, start + 6))).not.toContain('[x, 1]');
    expect(reached.map(({ start }) => text.slice(start, start + 6))).toContain('[x, 2]');
  });

  it('lead back to the source, line by line', () => {
    const mutants = mutantsOf('/work/logic.ts', SOURCE);
    const { code, map } = writeSchemata(parseSource('/work/logic.ts', SOURCE), mutants, SWITCH);
    const sources = new SourceMap(JSON.parse(map) as ConstructorParameters<typeof SourceMap>[0]);
    for (const word of ['LIMIT = 3', '#deadline = 0', 'let sum', 'const effects', 'default:']) {
      const [before, wanted] = [code, SOURCE].map((text) => {
        const lines = text.slice(0, text.lastIndexOf(word)).split('\n');
        return [lines.length - 1, lines.at(-1)?.length ?? 0] as const;
      });
      const { originalLine } = sources.findEntry(...(before ?? [0, 0])) as { originalLine: number };
      expect(originalLine, word).toBe(wanted?.[0]);
    }
  });

  it('of real code are code', () => {
    const folder = fileURLToPath(
      new URL('../../../../sim-runtime/src/coordination', import.meta.url),
    );
    const files = readdirSync(folder).filter((name) => /^[\w-]+\.ts$/.test(name));
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      const path = join(folder, file);
      const source = parseSource(path, readFileSync(path, 'utf8'));
      const { code } = writeSchemata(source, mutantsOf(path, source.text), SWITCH);
      expect(transformSync(path, code).errors, file).toEqual([]);
    }
  });
});
