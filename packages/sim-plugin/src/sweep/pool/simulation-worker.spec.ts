import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bundleSimulation, type SimulationBundle } from '../bundle/bundle-simulation.js';
import { type LeaseWorkspace, leaseWorkspace } from '../lease-workspace.fixture.js';
import { WORKER } from '../worker/worker-channel.js';
import type { Request } from '../worker/messages.js';
import { SimulationWorker } from './simulation-worker.js';

const SOURCE = 'packages/orders/src/sim.ts';

let workspace: LeaseWorkspace;
let bundle: SimulationBundle;

beforeEach(() => {
  workspace = leaseWorkspace();
});

afterEach(() => {
  vi.unstubAllEnvs();
  bundle.dispose();
  workspace.dispose();
});

async function start(): Promise<SimulationWorker> {
  await makeBundle();
  const settings = { workspaceRoot: workspace.root, source: SOURCE, watchdogMs: 10_000 };
  return SimulationWorker.start({ ...settings, file: bundle.file });
}

async function makeBundle(): Promise<void> {
  bundle = await bundleSimulation({
    workspaceRoot: workspace.root,
    projectRoot: 'packages/orders',
    simulation: 'src/sim.ts',
  });
}

const BATCH = {
  level: 'stormy',
  first: 0,
  count: 1_000_000,
  index: 0,
  limits: {},
  auditEvery: 0,
  budgetMs: 30_000,
} as const;

describe('a worker', () => {
  it('is not attached to by the debugger of the command that starts it', async () => {
    workspace.plant(
      '',
      "if (process.env['VSCODE_INSPECTOR_OPTIONS']) throw new Error('attached');",
    );
    vi.stubEnv('VSCODE_INSPECTOR_OPTIONS', '{}');
    const worker = await start();
    await expect(worker.call('facts')).resolves.toMatchObject({ type: 'coordination' });
    await worker.stop();
  });

  it('is lost at the seed that it was at when it is killed', async () => {
    const worker = await start();
    const answer = worker.call('run', BATCH);
    const lost = expect(answer).rejects.toMatchObject({
      kind: 'death',
      message: 'its worker was killed by SIGKILL, as the system does where memory runs out',
      seed: expect.any(Number) as number,
      hasRun: true,
    });
    await delay(300);
    process.kill(pidOf(worker), 'SIGKILL');
    await lost;
    expect(worker.isLost).toBe(true);
    await expect(worker.call('facts')).rejects.toThrow('SIGKILL');
  });

  it('leaves the signals of a terminal to the pool', async () => {
    const worker = await start();
    const answer = worker.call('run', { ...BATCH, budgetMs: 300 });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.kill(pidOf(worker), signal);
    expect((await answer).seeds).toBeGreaterThan(0);
    await worker.stop();
  });

  it('says what its module throws while it is loaded, with lines of its TypeScript', async () => {
    workspace.write(
      SOURCE,
      "const { never } = process.env;\nthrow new Error(never ?? 'not today');\n",
    );
    await expect(start()).rejects.toThrow(
      /^packages\/orders\/src\/sim\.ts cannot be loaded: Error: not today\n +at .*packages\/orders\/src\/sim\.ts:2:7/,
    );
  });

  it.each([
    ['rests, its module awake', ''],
    ['runs an endless loop', 'for (;;);'],
  ])('does not survive the death of the pool where it %s', async (_, code) => {
    workspace.plant(code, 'setInterval(() => undefined, 1_000);\n');
    await makeBundle();
    const request: Request = {
      id: 'one',
      method: 'run',
      argument: { ...BATCH, budgetMs: 50 },
      limitMs: 1_000,
    };
    const pool = spawn(process.execPath, ['--eval', POOL, bundle.file, JSON.stringify(request)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const worker = await new Promise<number>((resolve) => {
      pool.stdout.once('data', (pid: Buffer) => resolve(Number(pid.toString())));
    });
    expect(isAlive(worker)).toBe(true);
    pool.kill('SIGKILL');
    for (let waitedMs = 0; isAlive(worker) && waitedMs < 20_000; waitedMs += 50) await delay(50);
    expect(isAlive(worker)).toBe(false);
  });
});

/** A pool that starts a worker, gives it something to do, and says its number. */
const POOL = `
const { fork } = require('node:child_process');
const [, file, request] = process.argv;
const heartbeat = file + '.heartbeat';
require('node:fs').writeFileSync(heartbeat, Buffer.alloc(16));
const worker = fork(file, ['${WORKER}', heartbeat], { execArgv: [], serialization: 'advanced' });
worker.on('message', ({ kind }) => {
  if (kind !== 'ready') return;
  worker.send(JSON.parse(request));
  setTimeout(() => console.log(worker.pid), 300);
});
`;

function pidOf({ pid }: SimulationWorker): number {
  if (pid === undefined) throw new Error('The worker was not started.');
  return pid;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
