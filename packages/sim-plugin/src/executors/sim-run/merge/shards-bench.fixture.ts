import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SimulationReport } from '@gossip/sim-runtime/sim';
import { expect } from 'vitest';
import { readSimConfig } from '../../../config/read-sim-config.js';
import { SimPluginError } from '../../../errors.js';
import { withModule } from '../../../sweep/module/with-module.js';
import type { SimRunOptions } from '../options.js';
import { runRequest } from '../run-request.js';
import { OUTPUT, SimRunBench } from '../sim-run-bench.fixture.js';
import { type Code, mergeShards } from './merge-shards.js';

const PROJECT = 'packages/orders';
const SHARDS = ['1/2', '2/2'] as const;
const FILES = SHARDS.map((shard) => `${OUTPUT}/shards/stormy/${shard}/report.json`);

/**
 * The reports of two shards, and the code that they are of, which one process has found out: many merges can be
 * tried without a bundle and a worker for each.
 */
export class ShardsBench {
  readonly bench: SimRunBench;
  readonly #reports: ReadonlyMap<string, string>;
  readonly #code: Code;

  private constructor(bench: SimRunBench, reports: ReadonlyMap<string, string>, code: Code) {
    this.bench = bench;
    this.#reports = reports;
    this.#code = code;
  }

  /** Runs the shards. */
  static async create(): Promise<ShardsBench> {
    const bench = new SimRunBench();
    for (const shard of SHARDS) {
      expect(await bench.run({ level: 'stormy', seeds: 40, shard, merge: 2 })).toBe(true);
    }
    const { root } = bench.workspace;
    const reports = FILES.map((file) => [file, readFileSync(join(root, file), 'utf8')] as const);
    const [declared] = readSimConfig(root, PROJECT).modules;
    if (declared === undefined) throw new Error('The workspace declares no module.');
    const module = { workspaceRoot: root, projectRoot: PROJECT, declared, watchdogMs: 10_000 };
    const code = await withModule(module, ({ facts, bundle }) =>
      Promise.resolve({ facts, fingerprint: bundle.fingerprint }),
    );
    return new ShardsBench(bench, new Map(reports), code);
  }

  /** Absolute path of the report of the second shard. */
  get second(): string {
    return join(this.bench.workspace.root, OUTPUT, 'shards/stormy/2/2/report.json');
  }

  /** Alters the report of the second shard. */
  change(edit: (report: SimulationReport) => unknown): void {
    writeFileSync(this.second, JSON.stringify(edit(JSON.parse(readFileSync(this.second, 'utf8')))));
  }

  /** Puts the reports as they were into a workspace, wherever it lies. */
  restore({ workspace }: Pick<SimRunBench, 'workspace'> = this.bench): void {
    for (const [file, text] of this.#reports) workspace.write(file, text);
  }

  /**
   * Merges the shards as sim-run does.
   *
   * @returns the sentence with which it was refused; absent where it was not
   */
  refusal(options: SimRunOptions = {}): string | undefined {
    const asked = { level: 'stormy', merge: 2, ...options } as const;
    const request = runRequest(asked, {
      environment: {},
      defaultSeeds: readSimConfig(this.bench.workspace.root, PROJECT).seeds,
      isLevelChosen: true,
    });
    const { target } = request;
    if (target.kind !== 'merge') throw new TypeError('These options ask for no merge.');
    const workspaceRoot = this.bench.workspace.root;
    try {
      mergeShards({ workspaceRoot, projectRoot: PROJECT, request, target }, this.#code);
      return undefined;
    } catch (error) {
      if (!(error instanceof SimPluginError)) throw error;
      return error.message;
    }
  }

  dispose(): void {
    this.bench.dispose();
  }
}
