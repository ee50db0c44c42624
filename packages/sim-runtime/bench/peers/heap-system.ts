import { type Sample } from '../sampling/benchmark.js';
import { PeerNetwork } from './peer-network.js';
import { TimerHeap } from './timer-heap.js';

/** The network with time of its own, for tools that bring none. */
export class HeapSystem {
  readonly #timers = new TimerHeap();
  readonly #network: PeerNetwork;
  #now = 0;
  #order = 0;

  constructor(nodes: number) {
    this.#network = new PeerNetwork(
      nodes,
      () => this.#now,
      (ticks, event) => this.#timers.push({ at: this.#now + ticks, order: this.#order++, event }),
    );
  }

  get events(): number {
    return this.#network.events;
  }

  step(): void {
    const timer = this.#timers.pop();
    if (timer === undefined) throw new Error('Nothing is left to happen.');
    this.#now = timer.at;
    timer.event();
  }
}

/** The network over that heap and no tool at all: what a tool is added to. */
export function overBareHeap(nodes: number, events: number): Sample {
  const system = new HeapSystem(nodes);
  return () => {
    for (let done = 0; done < events; done++) system.step();
    return events;
  };
}
