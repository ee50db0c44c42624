import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUG_CATALOGUE } from './bug-catalogue.js';
import { bundleSimulation, type Loaded, plant } from './load-simulation.js';
import { privateFields, publicFields, type Rewriting, withView } from './state-visibility.js';

const BUGS = join(import.meta.dirname, '../../bugs');
const STARTER = join(
  import.meta.dirname,
  '../../../packages/sim-plugin/src/generators/module/files/gossip/src',
);
const SEEDS = 12;
const LEVEL = 'stormy';

type Sources = ReadonlyMap<string, string>;

/** The files of a module, by their names relative to it. */
async function sourcesIn(folder: string, read: (text: string) => string): Promise<Sources> {
  const files = await readdir(folder, { recursive: true });
  const sources = files.filter((file) => file.includes('.ts') && !file.includes('.spec.'));
  const texts = sources.map(async (file): Promise<[string, string]> => {
    return [file.replace(/\.template$/, ''), read(await readFile(join(folder, file), 'utf8'))];
  });
  return new Map(await Promise.all(texts));
}

function fill(template: string): string {
  return template
    .replaceAll('<%= className %>', 'Store')
    .replaceAll('<%= name %>', 'store')
    .replaceAll(/<% if [^]*?<% } -%>\n/g, '');
}

async function modules(): Promise<readonly (readonly [string, Sources])[]> {
  const planted = BUG_CATALOGUE.filter(({ file }) => file === 'protocol.ts').map(async (bug) => {
    const right = await sourcesIn(join(BUGS, bug.name), (text) => text);
    const wrong = new Map(right).set(bug.file, plant(bug, right.get(bug.file) ?? ''));
    return [[bug.name, right] as const, [`${bug.name}, with its mistake`, wrong] as const];
  });
  const starter = ['the starter', await sourcesIn(STARTER, fill)] as const;
  return [starter, ...(await Promise.all(planted)).flat()];
}

function load(name: string, sources: Sources, rewriting: Rewriting): Promise<Loaded> {
  const folder = join(BUGS, name.replaceAll(/\W+/g, '-'));
  const files = new Map(
    [...sources].map(([file, text]) => [
      join(folder, file),
      basename(file) === 'protocol.ts'
        ? rewriting.protocol(text)
        : basename(file) === 'sim.ts'
          ? rewriting.simulation(text)
          : text,
    ]),
  );
  const entry = join(folder, 'sim.ts');
  return bundleSimulation(`${basename(folder)}-${rewriting.name}`, entry, files);
}

interface Verdict {
  readonly seed: number;
  readonly message: string | undefined;
  readonly traceHash: number;
}

function verdicts({ runtime, simulation }: Loaded): readonly Verdict[] {
  return runtime.keepGuards(() =>
    Array.from({ length: SEEDS }, (_, seed) => {
      const { violation, traceHash } = runtime.runSeed(simulation, LEVEL, seed);
      return { seed, message: violation?.message, traceHash };
    }),
  );
}

const ALIKE = 'not so within 500 ticks of healing';

// A busy machine is slow, not broken.
describe.each(await modules())('%s', { timeout: 60_000 }, (name, sources) => {
  it('has the verdicts of its public nodes when all of their state is private', async () => {
    const open = verdicts(await load(name, sources, withView(publicFields)));
    const hidden = await load(name, sources, withView(privateFields));
    expect(verdicts(hidden)).toEqual(open);
    const { runtime, simulation } = hidden;
    for (let seed = 0; seed < 3; seed++) {
      const plan = runtime.planOf(simulation, LEVEL, seed);
      expect(runtime.audit(simulation, plan).violation).toBeUndefined();
    }
  });

  it('is refused by the name of a node where it has no view', async () => {
    const open = verdicts(await load(name, sources, publicFields));
    const hidden = verdicts(await load(name, sources, privateFields));
    for (const [index, { message }] of hidden.entries()) {
      if (message === open[index]?.message && message !== ALIKE) continue;
      expect(message).toMatch(/^UnseenError: node \d has private state \(#\w+.* of class \w+\)/);
    }
    expect(hidden.some(({ message }) => message?.startsWith('UnseenError'))).toBe(true);
  });
});
