import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { withHiddenState, withViewOfState } from '../src/bugs/hidden-state.js';
import { type SmallModule, smallModules, type Sources } from '../src/bugs/small-module.js';
import { privateFields, publicFields, rewritten, withView } from '../src/bugs/state-visibility.js';
import { type SimulationReport } from '../src/report/simulation-report.js';
import { withoutTimes } from '../src/same-report/without-times.js';
import { type Workspace } from '../src/workspace/workspace.js';
import { cloneWorkspace } from './cloned-workspace.js';

/** One module of each type, as it should be and with its mistake: the verdicts of all others are compared in-process. */
const MODULES = (await smallModules()).filter(({ name }) =>
  ['orders', 'membership', 'scanner'].includes(name.replace(/-with-its-mistake$/, '')),
);
const FORMS = ['open', 'hidden'] as const;
type Form = (typeof FORMS)[number];
const TYPES = ['coordination', 'gossip', 'pipeline'] as const;
type ModuleType = (typeof TYPES)[number];

/** From the first of these seeds on, so many find each of the mistakes. */
const FIRST_SEED = 300;
const SEEDS = { coordination: 150, gossip: 30, pipeline: 60 };

describe('a private state', () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await cloneWorkspace('solution');
    for (const type of TYPES) await writeProject(workspace, type);
    const run = await workspace.nx([
      ...['run-many', '--targets=sim-run', `--projects=${TYPES.map(projectOf).join(',')}`],
      ...['--level=stormy', `--firstSeed=${FIRST_SEED}`, '--audit=2', '--no-shrink', '--workers=1'],
    ]);
    expect(run.status, run.output).not.toBe(0);
  });

  it.each(MODULES)('of $name gives the report of its public form', async (module) => {
    const open = await reportOf(module, 'open');
    const hidden = await reportOf(module, 'hidden');
    const { result, seeds } = JSON.parse(open) as SimulationReport;
    expect(result).toBe(module.isRight ? 'pass' : 'fail');
    expect(seeds).toMatchObject({ first: FIRST_SEED, count: SEEDS[module.type] });
    expect(hidden).toBe(open);
  });

  /** The report without times, and without what the module of either form is called. */
  async function reportOf({ name, type }: SmallModule, form: Form): Promise<string> {
    const folder = `packages/${projectOf(type)}/sim-output/stormy/${name}-${form}`;
    const report = await workspace.read(`${folder}/report.json`);
    return withoutTimes(report).replaceAll(`${name}-${form}`, name);
  }
});

function projectOf(type: ModuleType): string {
  return `private-${type}`;
}

/** A project with the modules of a type, each in both forms. */
async function writeProject(workspace: Workspace, type: ModuleType): Promise<void> {
  const root = `packages/${projectOf(type)}`;
  const modules: Record<string, { type: string; simulation: string }> = {};
  for (const module of MODULES.filter((one) => one.type === type)) {
    for (const form of FORMS) {
      const folder = `${module.name}-${form}`;
      await write(workspace, `${root}/src/${folder}`, formOf(module, form));
      modules[folder] = { type, simulation: `src/${folder}/sim.ts` };
    }
  }
  const seeds = { stormy: SEEDS[type] };
  const files = new Map([
    ['package.json', JSON.stringify({ name: `@acme/${projectOf(type)}`, type: 'module' })],
    ['tsconfig.json', JSON.stringify({ extends: '../../tsconfig.base.json' })],
    ['sim.config.json', JSON.stringify({ seeds, modules })],
  ]);
  await write(workspace, root, files);
}

function formOf(module: SmallModule, form: Form): Sources {
  if (module.type === 'gossip') {
    const fields = form === 'open' ? publicFields : privateFields;
    return rewritten(module.sources, withView(fields));
  }
  return form === 'open' ? withViewOfState(module) : withHiddenState(module, true);
}

async function write(workspace: Workspace, folder: string, files: Sources): Promise<void> {
  for (const [file, text] of files) {
    const path = join(folder, file);
    await mkdir(join(workspace.root, dirname(path)), { recursive: true });
    await workspace.write(path, text);
  }
}
