import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cleanEnvironment } from '../command/clean-environment.js';
import { mustRun } from '../command/run-command.js';
import { type PackedPackages } from '../workspace/packed-packages.js';

/** Runs on every Node that is tested; its own fetch library does not, unless it is this one. */
const VERDACCIO = { version: '6.8.0', overrides: { 'node-fetch': '2.7.0' } };
const SCOPE = '@gossip';
const PATIENCE_MS = 60_000;

/** An npm registry on the loopback interface that holds the packages of this repository, and no others. */
export class LocalRegistry {
  readonly #folder: string;
  readonly #port: number;
  readonly #process: ChildProcess;

  private constructor(folder: string, port: number, process: ChildProcess) {
    this.#folder = folder;
    this.#port = port;
    this.#process = process;
  }

  /** Installs Verdaccio into a folder, and starts it there. */
  static async start(folder: string): Promise<LocalRegistry> {
    await mkdir(folder, { recursive: true });
    const port = await freePort();
    const { version, overrides } = VERDACCIO;
    const manifest = {
      name: 'registry',
      private: true,
      dependencies: { verdaccio: version },
      overrides,
    };
    await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
    await writeFile(join(folder, 'config.yaml'), configuration(folder));
    const env = cleanEnvironment(process.env);
    await mustRun('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder, env });
    const bin = join(folder, 'node_modules/verdaccio/bin/verdaccio');
    const child = spawn(
      process.execPath,
      [bin, '--config', join(folder, 'config.yaml'), '--listen', `127.0.0.1:${port}`],
      { cwd: folder, env, stdio: 'ignore' },
    );
    const registry = new LocalRegistry(folder, port, child);
    await registry.#isUp();
    return registry;
  }

  /** What a workspace's `.npmrc` says to get these packages from here, and all others from where it always does. */
  get npmrc(): string {
    return [
      `${SCOPE}:registry=http://127.0.0.1:${this.#port}/`,
      `//127.0.0.1:${this.#port}/:_authToken=local`,
      '',
    ].join('\n');
  }

  /** Publishes both packages, as `npm publish` does. */
  async publish({ runtimeTarball, pluginTarball }: PackedPackages): Promise<void> {
    await writeFile(join(this.#folder, '.npmrc'), this.npmrc);
    for (const tarball of [runtimeTarball, pluginTarball]) {
      // Nobody vouches for what is published from here.
      await mustRun('npm', ['publish', tarball, '--provenance=false', '--access=public'], {
        cwd: this.#folder,
        env: cleanEnvironment(process.env),
      });
    }
  }

  stop(): void {
    this.#process.kill();
  }

  async #isUp(): Promise<void> {
    const url = `http://127.0.0.1:${this.#port}/-/ping`;
    for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += 250) {
      const isUp = await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isUp) return;
      await sleep(250);
    }
    throw new Error(`Verdaccio did not answer at ${url} in ${PATIENCE_MS} ms.`);
  }
}

function configuration(folder: string): string {
  return `storage: ${join(folder, 'storage')}
packages:
  '**':
    access: $all
    publish: $all
log: { type: file, path: ${join(folder, 'verdaccio.log')}, level: warn }
`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
