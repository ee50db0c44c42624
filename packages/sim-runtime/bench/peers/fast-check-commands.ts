import * as fc from 'fast-check';
import { type Sample } from '../sampling/benchmark.js';
import { PeerNetwork, type Schedule } from './peer-network.js';

const COMMANDS_PER_RUN = 1_000;

interface Model {
  steps: number;
}

/** Everything under way, for a command to choose from. */
class Pending {
  readonly #events: (() => void)[] = [];

  add(event: () => void): void {
    this.#events.push(event);
  }

  take(choice: number): void {
    const index = choice % this.#events.length;
    const [event] = this.#events.splice(index, 1);
    event?.();
  }
}

/** Lets one thing happen: the message or timeout that it chose. */
class Step implements fc.Command<Model, Pending> {
  readonly #choice: number;

  constructor(choice: number) {
    this.#choice = choice;
  }

  check(): boolean {
    return true;
  }

  run(model: Model, pending: Pending): void {
    model.steps++;
    pending.take(this.#choice);
  }

  toString(): string {
    return `step(${this.#choice})`;
  }
}

/** The network under model-based commands of fast-check, one event to each. */
export function overFastCheckCommands(nodes: number, events: number): Sample {
  const commands = fc.commands([fc.nat().map((choice) => new Step(choice))], {
    maxCommands: COMMANDS_PER_RUN,
    size: 'max',
  });
  let seed = 0;
  return () => {
    let done = 0;
    const property = fc.property(commands, (steps) => {
      const pending = new Pending();
      let now = 0;
      const schedule: Schedule = (_ticks, event) => pending.add(event);
      // Commands know no time, so a node's clock counts how often it was looked at.
      const network = new PeerNetwork(nodes, () => now++, schedule);
      fc.modelRun(() => ({ model: { steps: 0 }, real: pending }), steps);
      done += network.events;
    });
    while (done < events) fc.assert(property, { numRuns: 1, seed: seed++ });
    return done;
  };
}
