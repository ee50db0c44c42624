/**
 * The clocks of actors or nodes, as they differ from simulated time. A clock may run ahead, jump
 * forward, or be set back, but it never shows less than it showed before: while it is set back, it
 * stands still until simulated time has caught up.
 */
export class PartyClocks {
  readonly #offsets: Float64Array;
  /** What each clock showed when it was last set: it does not go below. */
  readonly #floors: Float64Array;
  #skewed = false;

  constructor(parties: number) {
    this.#offsets = new Float64Array(parties);
    this.#floors = new Float64Array(parties);
  }

  /** Whether any clock was ever set. */
  get areSkewed(): boolean {
    return this.#skewed;
  }

  /** What the clock of `party` shows at simulated time `now`. */
  local(party: number, now: number): number {
    if (!this.#skewed) return now;
    return Math.max(now + (this.#offsets[party] ?? 0), this.#floors[party] ?? 0);
  }

  /** The earliest simulated time, at or after `now`, at which the clock of `party` shows `local`. */
  global(party: number, local: number, now: number): number {
    if (!this.#skewed) return Math.max(local, now);
    if (local <= this.local(party, now)) return now;
    return Math.max(local - (this.#offsets[party] ?? 0), now);
  }

  /** Sets the clock of `party` to be `ticks` ahead of simulated time, or behind where negative. */
  set(party: number, ticks: number, now: number): void {
    this.#floors[party] = this.local(party, now);
    this.#offsets[party] = ticks;
    this.#skewed = true;
  }

  /** Moves the clock of `party` forward by `ticks` for good. */
  jump(party: number, ticks: number, now: number): void {
    this.set(party, (this.#offsets[party] ?? 0) + ticks, now);
  }

  /** How far the clock of `party` is ahead. */
  offset(party: number): number {
    return this.#offsets[party] ?? 0;
  }
}
