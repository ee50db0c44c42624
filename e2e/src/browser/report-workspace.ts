import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Bug } from '../bugs/bug.js';

const REPOSITORY = join(import.meta.dirname, '../../..');
const EXECUTORS = join(REPOSITORY, 'packages/sim-plugin/dist/executors');

type Options = Readonly<Record<string, string | number | boolean>>;
type Executor = (options: Options, context: object) => Promise<{ readonly success: boolean }>;

/** One module to simulate: that of a bug, with its mistake unless it is to be right. */
export interface Subject {
  readonly bug: Bug;
  readonly type: 'coordination' | 'gossip' | 'pipeline';
  readonly isRight?: boolean;
  /** Changes the module's `sim.ts`. */
  readonly adapt?: (code: string) => string;
}

/** A folder in which the built plugin simulates modules, as it would in a workspace. */
export class ReportWorkspace {
  readonly root: string;

  private constructor(root: string) {
    this.root = root;
  }

  static async create(): Promise<ReportWorkspace> {
    const root = await realpath(await mkdtemp(join(tmpdir(), 'sim-report-')));
    const packages = join(root, 'node_modules/@gossip');
    await mkdir(packages, { recursive: true });
    // Mutants are typechecked.
    await symlink(
      join(REPOSITORY, 'node_modules/typescript'),
      join(root, 'node_modules/typescript'),
    );
    await symlink(join(REPOSITORY, 'packages/sim-runtime'), join(packages, 'sim-runtime'));
    return new ReportWorkspace(root);
  }

  /**
   * Simulates a module, and gives the path of its `report.html`.
   *
   * @param name - the project's name
   */
  async report(name: string, subject: Subject, options: Options): Promise<string> {
    const projectRoot = `packages/${name}`;
    await this.#write(projectRoot, subject, name);
    await this.run(name, 'sim-run', options);
    const level = String(options['level']);
    const folder = options['seed'] === undefined ? level : join(level, 'replay');
    return join(this.root, projectRoot, 'sim-output', folder, 'report.html');
  }

  /** Runs a target of a module that is there, and gives the folder of its results. */
  async run(name: string, target: string, options: Options): Promise<string> {
    const root = `packages/${name}`;
    const path = join(EXECUTORS, target, 'executor.js');
    const { default: run } = (await import(pathToFileURL(path).href)) as { default: Executor };
    await quietly(() =>
      run(options, {
        root: this.root,
        projectName: name,
        targetName: target,
        projectsConfigurations: { version: 2, projects: { [name]: { root } } },
      }),
    );
    return join(this.root, root, 'sim-output');
  }

  async dispose(): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }

  async #write(projectRoot: string, subject: Subject, name: string): Promise<void> {
    const { bug, type, isRight = false, adapt = (code) => code } = subject;
    const folder = join(this.root, projectRoot);
    const source = join(folder, 'src');
    await cp(join(REPOSITORY, 'e2e/bugs', bug.name), source, { recursive: true });
    if (!isRight)
      await change(join(source, bug.file), (code) => code.replace(bug.right, bug.wrong));
    await change(join(source, 'sim.ts'), adapt);
    const modules = { [name]: { type, simulation: 'src/sim.ts' } };
    await writeFile(join(folder, 'sim.config.json'), JSON.stringify({ modules }));
    await writeFile(join(folder, 'package.json'), JSON.stringify({ name, type: 'module' }));
  }
}

async function change(file: string, edit: (code: string) => string): Promise<void> {
  await writeFile(file, edit(await readFile(file, 'utf8')));
}

/** Drops the output of `act`. */
async function quietly<Result>(act: () => Promise<Result>): Promise<Result> {
  const { write } = process.stdout;
  process.stdout.write = () => true;
  try {
    return await act();
  } finally {
    process.stdout.write = write;
  }
}
