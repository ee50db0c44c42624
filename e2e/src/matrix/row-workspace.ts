import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Environment } from '../command/clean-environment.js';
import { type CommandResult, mustRun } from '../command/run-command.js';
import { presetOptions } from '../workspace/layout.js';
import { ISOLATED_PLUGINS, workspaceEnvironment } from '../workspace/workspace.js';
import { type Row } from './row.js';

const PATIENCE_MS = 900_000;

/** The workspace of one row, in which commands run by the row's own tools. */
export class RowWorkspace {
  readonly root: string;
  readonly #row: Row;
  readonly #env: Environment;

  constructor(root: string, row: Row, tools: Environment) {
    this.root = root;
    this.#row = row;
    this.#env = { ...workspaceEnvironment(root), ...ISOLATED_PLUGINS, ...tools };
  }

  /** Makes it, and says in `.npmrc` where the packages of this repository come from. */
  async create(parent: string, npmrc: string): Promise<void> {
    await mkdir(parent, { recursive: true });
    if (this.#row.isPreset) await this.#createByPreset(parent);
    else await this.#createByHand();
    await appendFile(join(this.root, '.npmrc'), `\n${npmrc}`);
    for (const args of [
      ['init', '--quiet'],
      ['add', '--all'],
      [...AUTHOR, 'commit', '--quiet', '-m', 'chore: begin'],
    ]) {
      await this.run('git', args);
    }
  }

  nx(args: readonly string[]): Promise<CommandResult> {
    return this.run(join(this.root, 'node_modules/.bin/nx'), args);
  }

  run(program: string, args: readonly string[], cwd = this.root): Promise<CommandResult> {
    return mustRun(program, args, { cwd, env: this.#env, timeoutMs: PATIENCE_MS });
  }

  async #createByPreset(parent: string): Promise<void> {
    const { nx, layout, manager, typescript } = this.#row;
    const options = [...presetOptions(layout), '--nxCloud=skip', `--pm=${manager}`, '--skipGit'];
    await this.run(
      'npx',
      ['--yes', `create-nx-workspace@${nx}`, 'acme', ...options, '--no-interactive'],
      parent,
    );
    const manifest = JSON.parse(await readFile(join(this.root, 'package.json'), 'utf8')) as {
      readonly devDependencies: Readonly<Record<string, string>>;
    };
    if (/\d+\.\d+/.exec(manifest.devDependencies['typescript'] ?? '')?.[0] === typescript) return;
    const devDependencies = { ...manifest.devDependencies, typescript: `~${typescript}.0` };
    await this.#write('package.json', { ...manifest, devDependencies });
    await this.run(manager, ['install']);
  }

  async #createByHand(): Promise<void> {
    const { nx, typescript, manager } = this.#row;
    await mkdir(join(this.root, 'packages'), { recursive: true });
    await this.#write('package.json', {
      name: '@acme/source',
      private: true,
      type: 'module',
      workspaces: ['packages/*'],
      devDependencies: { nx, typescript: `~${typescript}.0` },
    });
    await this.#write('nx.json', { analytics: false, neverConnectToCloud: true });
    await this.#write('tsconfig.base.json', { compilerOptions: COMPILER_OPTIONS });
    await this.#write('tsconfig.json', {
      extends: './tsconfig.base.json',
      files: [],
      references: [],
    });
    await writeFile(join(this.root, '.gitignore'), 'node_modules\n.nx\ndist\nout-tsc\n');
    await this.run(manager, ['install']);
  }

  #write(file: string, content: object): Promise<void> {
    return writeFile(join(this.root, file), JSON.stringify(content, null, 2));
  }
}

const AUTHOR = ['-c', 'user.name=Acme', '-c', 'user.email=acme@example.com'];

const COMPILER_OPTIONS = {
  composite: true,
  declaration: true,
  module: 'nodenext',
  moduleResolution: 'nodenext',
  target: 'es2022',
  lib: ['es2022'],
  strict: true,
  skipLibCheck: true,
  isolatedModules: true,
  customConditions: ['@acme/source'],
};
