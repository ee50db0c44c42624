import { access, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { cleanEnvironment, type Environment } from '../command/clean-environment.js';
import { mustRun, runCommand, type CommandResult } from '../command/run-command.js';
import { type Layout } from './layout.js';

/** A real Nx workspace in a temporary folder, driven as a user drives one. */
export class Workspace {
  readonly root: string;
  readonly layout: Layout;
  readonly #env: Environment;
  #wentThroughNpx = false;

  /** @param extra - environment variables of every command */
  constructor(root: string, layout: Layout, extra: Environment = {}) {
    this.root = root;
    this.layout = layout;
    this.#env = { ...workspaceEnvironment(root), ...extra };
  }

  /** Runs `npx nx …`. */
  nx(args: readonly string[], extra: Environment = {}): Promise<CommandResult> {
    const [command, ...rest] = this.#nxCommand(args);
    return runCommand(command, rest, { cwd: this.root, env: { ...this.#env, ...extra } });
  }

  /** Runs `npx nx …`, which has to succeed. */
  mustNx(args: readonly string[]): Promise<CommandResult> {
    const [command, ...rest] = this.#nxCommand(args);
    return mustRun(command, rest, { cwd: this.root, env: this.#env });
  }

  /**
   * The first command of a workspace goes through npx, as a user's do. What npx found then is what the others run:
   * npx takes longer to find it each time than Nx takes to start.
   */
  #nxCommand(args: readonly string[]): readonly [string, ...string[]] {
    if (this.#wentThroughNpx) return [join(this.root, 'node_modules/.bin/nx'), ...args];
    this.#wentThroughNpx = true;
    return ['npx', 'nx', ...args];
  }

  /**
   * Runs a command line as it was printed, in a shell that finds the workspace's own tools: what npx found the first
   * time is what the later ones run.
   */
  asPrinted(commandLine: string): Promise<CommandResult> {
    const path = [join(this.root, 'node_modules/.bin'), this.#env['PATH'] ?? ''].join(delimiter);
    const found = this.#wentThroughNpx ? commandLine.replace(/^npx (?=nx )/, '') : commandLine;
    this.#wentThroughNpx ||= commandLine.startsWith('npx nx ');
    return runCommand('sh', ['-c', found], {
      cwd: this.root,
      env: { ...this.#env, PATH: path },
    });
  }

  mustNpm(args: readonly string[]): Promise<CommandResult> {
    return mustRun('npm', args, { cwd: this.root, env: this.#env });
  }

  async git(...args: readonly string[]): Promise<string> {
    const result = await mustRun('git', args, { cwd: this.root, env: this.#env });
    return result.stdout.trim();
  }

  /** Commits the whole tree. */
  async commit(message: string): Promise<void> {
    await this.git('add', '--all');
    await this.git('commit', '--quiet', '--allow-empty', '--message', message);
  }

  /** What differs from the last commit, one line per path; empty when the tree is unchanged. */
  changes(): Promise<string> {
    return this.git('status', '--porcelain');
  }

  read(path: string): Promise<string> {
    return readFile(join(this.root, path), 'utf8');
  }

  async json<T>(path: string): Promise<T> {
    return JSON.parse(await this.read(path)) as T;
  }

  write(path: string, text: string): Promise<void> {
    return writeFile(join(this.root, path), text);
  }

  async has(path: string): Promise<boolean> {
    return access(join(this.root, path)).then(
      () => true,
      () => false,
    );
  }

  /** All files below a folder, by their paths inside it. */
  async list(path: string): Promise<readonly string[]> {
    const entries = await readdir(join(this.root, path), { recursive: true });
    return entries.sort();
  }

  remove(path: string): Promise<void> {
    return rm(join(this.root, path), { recursive: true, force: true });
  }

  /**
   * Replaces one piece of a file.
   *
   * @throws unless the piece stands in the file exactly once.
   */
  async replace(path: string, piece: string, replacement: string): Promise<void> {
    const text = await this.read(path);
    const count = text.split(piece).length - 1;
    if (count !== 1) {
      throw new Error(
        `${path} contains ${count} times, not once:\n${piece}\nThe file reads:\n${text}`,
      );
    }
    await this.write(
      path,
      text.replace(piece, () => replacement),
    );
  }
}

/**
 * Everything that Nx keeps stays inside the workspace, and no git configuration of a user reaches in. Nx loads its
 * plugins itself, where it otherwise starts a process for each: that is more than half of the processor time of a
 * command. {@link ISOLATED_PLUGINS} has it do as it does by default.
 */
export function workspaceEnvironment(root: string): Environment {
  return cleanEnvironment(process.env, {
    NX_CACHE_DIRECTORY: join(root, '.nx/cache'),
    NX_WORKSPACE_DATA_DIRECTORY: join(root, '.nx/workspace-data'),
    NX_DAEMON: 'false',
    NX_ISOLATE_PLUGINS: 'false',
    NX_NO_CLOUD: 'true',
    NX_TUI: 'false',
    // npm asks the registry about what it knows already, and about flaws, at each installation.
    npm_config_prefer_offline: 'true',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    FORCE_COLOR: '0',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
  });
}

/** Nx loads plugins as it does by default: each in a process of its own. */
export const ISOLATED_PLUGINS: Environment = { NX_ISOLATE_PLUGINS: 'true' };
