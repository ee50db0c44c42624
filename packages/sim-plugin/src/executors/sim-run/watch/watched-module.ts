import { join } from 'node:path';
import { printable } from '@gossip/sim-runtime/printable';
import type { ModuleConfig } from '../../../config/sim-config.js';
import { requireSimulationFile } from '../../../config/simulation-file.js';
import type { PlanFile } from '../../../results/files/plan-file.js';
import {
  bundleSimulation,
  type SimulationBundle,
} from '../../../sweep/bundle/bundle-simulation.js';
import { type PreparedModule, withBundle } from '../../../sweep/module/with-module.js';
import { SpareProcess } from '../../../sweep/pool/worker-process.js';
import { slice } from '../../../sweep/seeds/seed-range.js';
import { moduleResult, type ModuleResult } from '../module-result.js';
import { resultContext } from '../result-context.js';
import { type ModuleOutcome, type ModuleTask, runPrepared } from '../run-module.js';
import type { RunRequest } from '../run-request.js';
import type { SimRunTask } from '../sim-run-task.js';
import { type FailingPlan, failingPlans, tryAgain } from './failing-plans.js';
import { firstSeedsLine, retrialLine, withFirstBatch } from './first-result.js';

/** A project whose modules are run again whenever their code changes. */
export interface WatchTask extends SimRunTask, Partial<PlanFile> {
  readonly request: RunRequest;
  /** Whether the project has several modules, each with a folder of its own. */
  readonly isOneOfMany: boolean;
}

/** One module, run again and again. A process that has loaded the runtime and its packages waits for the next change. */
export class WatchedModule {
  readonly #task: WatchTask;
  readonly #declared: ModuleConfig;
  #spare = new SpareProcess();
  #sources: readonly string[];
  #failing: readonly FailingPlan[] = [];
  /** Of the code that was run last, to the end. */
  #fingerprint: string | undefined;
  #rounds = 0;
  #result: ModuleResult | undefined;

  constructor(task: WatchTask, declared: ModuleConfig) {
    this.#task = task;
    this.#declared = declared;
    this.#sources = [join(task.workspaceRoot, task.projectRoot, declared.simulation)];
  }

  /** The files that its code comes from: absolute paths. */
  get sources(): readonly string[] {
    return this.#sources;
  }

  /** The result of the last run that was not ended by a change. */
  get result(): ModuleResult | undefined {
    return this.#result;
  }

  /**
   * Runs the module, unless its code is that of the last run.
   *
   * @param signal - ends the run, whose result is then none
   * @returns whether there is a new result
   * @throws SimPluginError when it cannot be run
   */
  async run(signal: AbortSignal): Promise<boolean> {
    const { workspaceRoot, projectRoot, request } = this.#task;
    const declared = this.#declared;
    requireSimulationFile(workspaceRoot, projectRoot, declared);
    const source = { workspaceRoot, projectRoot, simulation: declared.simulation };
    const bundle = await bundleSimulation({ ...source, sharesRuntime: true });
    this.#sources = bundle.sources;
    if (bundle.fingerprint === this.#fingerprint) {
      bundle.dispose();
      return false;
    }
    const module = { ...source, declared, watchdogMs: request.watchdogMs };
    try {
      const outcome = await withBundle(module, bundle, this.#spare, (prepared) =>
        this.#runPrepared(prepared, signal),
      );
      return await this.#keep(bundle, outcome, signal);
    } finally {
      this.#prepare(bundle);
    }
  }

  /** Ends what is kept for the next run. */
  dispose(): void {
    this.#spare.dispose();
  }

  async #runPrepared(module: PreparedModule, signal: AbortSignal): Promise<ModuleOutcome> {
    const { request, progress } = this.#task;
    const retire = (): void => void module.pool.retire();
    signal.addEventListener('abort', retire);
    if (signal.aborted) retire();
    try {
      await this.#tryFailingPlans(module);
      const hasResult = this.#failing.length > 0;
      const told = withFirstBatch(progress, (tally) => this.#tell(firstSeedsLine(tally)));
      return await runPrepared(module, {
        ...this.#task,
        ...this.#folder,
        declared: this.#declared,
        request: this.#requestOfRound(request),
        progress: hasResult ? progress : told,
        signal,
      });
    } finally {
      signal.removeEventListener('abort', retire);
    }
  }

  async #tryFailingPlans({ pool }: PreparedModule): Promise<void> {
    for (const failing of this.#failing) {
      const retrial = await tryAgain(pool, failing, this.#task.request.limits);
      this.#tell(retrialLine(failing, retrial));
      if (retrial.kind !== 'fails') {
        this.#failing = this.#failing.filter((one) => one !== failing);
      }
    }
  }

  /** Seeds that no earlier round had, unless the options name the first. */
  #requestOfRound(request: RunRequest): ModuleTask['request'] {
    const { target } = request;
    if (target.kind !== 'sweep' || this.#task.options.firstSeed !== undefined) return request;
    const seeds = slice(target.seeds, this.#rounds * target.seeds.count, target.seeds.count);
    return { ...request, target: { ...target, seeds } };
  }

  async #keep(
    { fingerprint }: SimulationBundle,
    outcome: ModuleOutcome,
    signal: AbortSignal,
  ): Promise<boolean> {
    if (signal.aborted) return false;
    const context = { ...this.#task, ...this.#folder, declared: this.#declared };
    this.#result = moduleResult(outcome, await resultContext(context, outcome));
    this.#failing = failingPlans(this.#failing, outcome);
    this.#fingerprint = fingerprint;
    this.#rounds++;
    if (outcome.trouble !== undefined) this.#tell(outcome.trouble.message);
    return true;
  }

  #prepare({ packages }: SimulationBundle): void {
    this.#spare.dispose();
    this.#spare = new SpareProcess(packages);
  }

  get #folder(): { readonly module?: string } {
    return this.#task.isOneOfMany ? { module: this.#declared.name } : {};
  }

  #tell(line: string): void {
    this.#task.print(`${printable(line)}\n`);
  }
}
