import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PLANTED_BUGS } from '../workspace/planted-bugs.js';
import { type StarterModule, STARTER_MODULES } from '../workspace/starter-modules.js';
import { type Bug, type Mistake } from './bug.js';
import { BUG_CATALOGUE } from './bug-catalogue.js';
import { plant } from './load-simulation.js';

const BUGS = join(import.meta.dirname, '../../bugs');
const STARTERS = join(
  import.meta.dirname,
  '../../../packages/sim-plugin/src/generators/module/files',
);

/** The files of a module, by their names relative to it. */
export type Sources = ReadonlyMap<string, string>;

/** A module that is small enough to be written anew by a few replacements. */
export interface SmallModule {
  readonly name: string;
  readonly type: StarterModule['type'];
  readonly isRight: boolean;
  readonly sources: Sources;
}

/** The starters and the modules of `bugs`, each as it should be and with its mistake. */
export async function smallModules(): Promise<readonly SmallModule[]> {
  const modules = [
    ...STARTER_MODULES.map((starter) => starterAndItsMistake(starter)),
    ...BUG_CATALOGUE.map((bug) => bugAndItsRemedy(bug)),
  ];
  return (await Promise.all(modules)).flat();
}

async function starterAndItsMistake(starter: StarterModule): Promise<readonly SmallModule[]> {
  const sources = await sourcesIn(join(STARTERS, starter.type, 'src'), fill);
  const planted = PLANTED_BUGS.find(({ module }) => module === starter);
  if (planted === undefined) throw new Error(`No mistake is known for ${starter.name}.`);
  const file = planted.file.slice(`${starter.root}/src/`.length);
  const { piece: right, replacement: wrong } = planted;
  return pair(starter.name, starter.type, sources, { name: starter.name, file, right, wrong });
}

async function bugAndItsRemedy(bug: Bug): Promise<readonly SmallModule[]> {
  const sources = await sourcesIn(join(BUGS, bug.name), (text) => text);
  return pair(bug.name, typeOf(sources), sources, bug);
}

function pair(
  name: string,
  type: SmallModule['type'],
  right: Sources,
  mistake: Mistake,
): readonly SmallModule[] {
  const flawed = plant(mistake, right.get(mistake.file) ?? '');
  const wrong = new Map(right).set(mistake.file, flawed);
  return [
    { name, type, isRight: true, sources: right },
    { name: `${name}-with-its-mistake`, type, isRight: false, sources: wrong },
  ];
}

function typeOf(sources: Sources): SmallModule['type'] {
  const [, type] = /\b(coordination|gossip|pipeline)\(\{/.exec(sources.get('sim.ts') ?? '') ?? [];
  if (type === undefined) throw new Error('This module has no simulation.');
  return type as SmallModule['type'];
}

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
    .replaceAll(
      /<% if [^]*?<% \} (?:else \{ -%>\n([^]*?)<% \} )?-%>\n/g,
      (_, otherwise: string | undefined) => otherwise ?? '',
    );
}
