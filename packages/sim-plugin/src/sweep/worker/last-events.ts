import type * as SimRuntime from '@gossip/sim-runtime/sim';
import { LAST_EVENTS } from './monitor.js';

const scope = globalThis as unknown as { [LAST_EVENTS]: (() => string) | undefined };

/** Makes the global by which the monitor asks. */
export function prepareLastEvents(): void {
  scope[LAST_EVENTS] = undefined;
}

/**
 * What happened last in a run, kept for the monitor, which asks for it when the run does not end. It is
 * put into words only then.
 */
export class LastEvents {
  readonly #tell: (entry: SimRuntime.TraceEntry) => string;
  #operation: SimRuntime.TraceEntry | undefined;
  #event: SimRuntime.TraceEntry | undefined;

  constructor(runtime: typeof SimRuntime, simulation: SimRuntime.Simulation) {
    this.#tell = (entry) =>
      runtime.storyOf(simulation, [entry], true).join(' ').replaceAll(/ {2,}/g, ' ').trim();
    scope[LAST_EVENTS] = () => this.#inWords();
  }

  take(entry: SimRuntime.TraceEntry): void {
    if (entry.kind === 'operation' && !entry.skipped) this.#operation = entry;
    else if (entry.kind !== 'operation') this.#event = entry;
  }

  #inWords(): string {
    const parts = [
      ...(this.#operation === undefined
        ? []
        : [`the last operation was "${this.#tell(this.#operation)}"`]),
      ...(this.#event === undefined ? [] : [`the last event "${this.#tell(this.#event)}"`]),
    ];
    return parts.join(', ');
  }
}
