/** An event that waits for its party to come back. */
export interface HeldEvent {
  readonly tag: number;
  readonly from: number;
  readonly id: number;
  readonly payload: unknown;
}

/** Who is paused, and what waits for them, in the order in which it came. */
export class HoldQueue {
  readonly #held = new Map<number, HeldEvent[]>();
  /** How many pauses lie on a party: they may overlap. */
  readonly #depth = new Map<number, number>();

  /** Whether any party is paused. */
  get any(): boolean {
    return this.#depth.size > 0;
  }

  isPaused(party: number): boolean {
    return this.#depth.size > 0 && this.#depth.has(party);
  }

  pause(party: number): void {
    this.#depth.set(party, (this.#depth.get(party) ?? 0) + 1);
  }

  hold(party: number, event: HeldEvent): void {
    const held = this.#held.get(party);
    if (held === undefined) this.#held.set(party, [event]);
    else held.push(event);
  }

  /** Ends one pause; gives what waited once none is left. */
  resume(party: number): readonly HeldEvent[] {
    const depth = this.#depth.get(party) ?? 0;
    if (depth > 1) {
      this.#depth.set(party, depth - 1);
      return [];
    }
    this.#depth.delete(party);
    return this.takeHeld(party);
  }

  /** Takes what waits for a party, which goes on being paused. */
  takeHeld(party: number): readonly HeldEvent[] {
    const held = this.#held.get(party) ?? [];
    this.#held.delete(party);
    return held;
  }

  /** The paused parties, in ascending order. */
  paused(): readonly number[] {
    return [...this.#depth.keys()].sort((first, second) => first - second);
  }
}
