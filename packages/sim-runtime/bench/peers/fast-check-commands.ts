import * as fc from 'fast-check';
import { type Sample } from '../sampling/benchmark.js';
import { HeapSystem } from './heap-system.js';

const COMMANDS_PER_RUN = 1_000;

interface Model {
  steps: number;
}

/** Lets the next thing happen. */
class Step implements fc.Command<Model, HeapSystem> {
  readonly #label: number;

  constructor(label: number) {
    this.#label = label;
  }

  check(): boolean {
    return true;
  }

  run(model: Model, system: HeapSystem): void {
    model.steps++;
    system.step();
    if (system.events !== model.steps) throw new Error('A step is not one event.');
  }

  toString(): string {
    return `step(${this.#label})`;
  }
}

/** The network under model-based commands of fast-check, one event to each. */
export function overFastCheckCommands(nodes: number, events: number): Sample {
  const commands = fc.commands([fc.nat().map((label) => new Step(label))], {
    maxCommands: COMMANDS_PER_RUN,
    size: 'max',
  });
  let seed = 0;
  return () => {
    let done = 0;
    const property = fc.property(commands, (steps) => {
      const system = new HeapSystem(nodes);
      fc.modelRun(() => ({ model: { steps: 0 }, real: system }), steps);
      done += system.events;
    });
    while (done < events) fc.assert(property, { numRuns: 1, seed: seed++ });
    return done;
  };
}
