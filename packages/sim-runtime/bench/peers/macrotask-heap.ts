import { type Sample } from '../sampling/benchmark.js';
import { PeerNetwork } from './peer-network.js';

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly event: () => void;
}

/** A binary heap of objects in an array, by time and then by order. */
class Heap {
  readonly #timers: Timer[] = [];

  push(timer: Timer): void {
    const timers = this.#timers;
    let index = timers.push(timer) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#isBefore(index, parent)) return;
      this.#swap(index, parent);
      index = parent;
    }
  }

  pop(): Timer | undefined {
    const timers = this.#timers;
    const first = timers[0];
    const last = timers.pop();
    if (last === undefined || first === last) return first;
    timers[0] = last;
    this.#sink();
    return first;
  }

  #sink(): void {
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      let least = index;
      if (this.#isBefore(left, least)) least = left;
      if (this.#isBefore(left + 1, least)) least = left + 1;
      if (least === index) return;
      this.#swap(index, least);
      index = least;
    }
  }

  #isBefore(first: number, second: number): boolean {
    const [one, other] = [this.#timers[first], this.#timers[second]];
    if (one === undefined || other === undefined) return false;
    return one.at < other.at || (one.at === other.at && one.order < other.order);
  }

  #swap(first: number, second: number): void {
    const [one, other] = [this.#timers[first], this.#timers[second]];
    if (one === undefined || other === undefined) return;
    this.#timers[first] = other;
    this.#timers[second] = one;
  }
}

/** A simulator as many a project has written it: a heap of closures, and a macrotask for each event. */
export function overMacrotaskHeap(nodes: number, events: number): Sample {
  const heap = new Heap();
  let now = 0;
  let order = 0;
  const network = new PeerNetwork(
    nodes,
    () => now,
    (ticks, event) => heap.push({ at: now + ticks, order: order++, event }),
  );
  return async () => {
    const before = network.events;
    while (network.events - before < events) {
      const timer = heap.pop();
      if (timer === undefined) throw new Error('Nothing is left to happen.');
      now = timer.at;
      timer.event();
      await new Promise(setImmediate);
    }
    return network.events - before;
  };
}
