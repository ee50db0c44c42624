import type { ExecutorContext } from '@nx/devkit';
import type { SimulationReport } from '@gossip/sim-runtime/sim';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import { type LeaseWorkspace, leaseWorkspace } from '../../sweep/lease-workspace.fixture.js';
import simRunExecutor from './executor.js';
import type { SimRunOptions } from './options.js';

// Each of these tests bundles and runs for real, on machines that may be busy with others.
vi.setConfig({ testTimeout: 300_000 });

/** Where sim-run puts its files, from the workspace's root. */
export const OUTPUT = 'packages/orders/sim-output';

/** A workspace in which sim-run can be run, and what it printed last. */
export class SimRunBench {
  readonly workspace: LeaseWorkspace;
  output = '';

  /** @param runtimes - whether the scripts of the runtime may be there that workspaces before it have kept */
  constructor(runtimes: 'kept' | 'none' = 'kept') {
    this.workspace = leaseWorkspace(runtimes);
    vi.stubEnv('NX_TASK_HASH', '');
    for (const stream of [process.stdout, process.stderr]) {
      vi.spyOn(stream, 'write').mockImplementation((text) => {
        this.output += String(text);
        return true;
      });
    }
  }

  /** @returns whether sim-run succeeded */
  async run(options: SimRunOptions): Promise<boolean> {
    this.output = '';
    const context = {
      root: this.workspace.root,
      projectName: 'orders',
      targetName: 'sim-run',
      projectsConfigurations: { version: 2, projects: { orders: { root: 'packages/orders' } } },
    } as unknown as ExecutorContext;
    return (await simRunExecutor(options, context)).success;
  }

  /** The files of a level, from its folder. */
  files(level: string): string[] {
    const folder = join(this.workspace.root, OUTPUT, level);
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .sort();
  }

  report(level: string): SimulationReport {
    const file = join(this.workspace.root, OUTPUT, level, 'report.json');
    return JSON.parse(readFileSync(file, 'utf8')) as SimulationReport;
  }

  dispose(): void {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    this.workspace.dispose();
  }
}
