export interface Timer {
  readonly at: number;
  readonly order: number;
  readonly event: () => void;
}

/** A binary heap of objects in an array, by time and then by order. */
export class TimerHeap {
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
