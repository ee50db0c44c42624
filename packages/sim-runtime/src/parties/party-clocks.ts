const NONE = new Float64Array(0);

/**
 * The clocks of actors or nodes, as they differ from simulated time. A clock may be skewed for a
 * while, and may jump for good. It never shows less than it showed before, unless it is turned back:
 * a clock that is set behind stands still until simulated time has caught up.
 */
export class PartyClocks {
  /** How far each clock is ahead of simulated time: its jumps and its skew. */
  #offsets = NONE;
  /** How far each clock has jumped, all jumps taken together. */
  #jumps = NONE;
  /** What each clock showed when it was last set: it does not go below. */
  #floors = NONE;
  readonly #parties: number;
  #skewed = false;

  constructor(parties: number) {
    this.#parties = parties;
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

  /**
   * Skews the clock of `party` to be `ticks` ahead of where it would be, or behind where negative; 0
   * ends its skew.
   */
  set(party: number, ticks: number, now: number): void {
    // Before anything is read: of a read past the end of a table V8 makes code that it throws away each time.
    this.#prepare();
    this.#change(party, this.local(party, now), (this.#jumps[party] ?? 0) + ticks);
  }

  /** Moves the clock of `party` forward by `ticks` for good. */
  jump(party: number, ticks: number, now: number): void {
    this.#prepare();
    this.#jumps[party] = (this.#jumps[party] ?? 0) + ticks;
    this.#change(party, this.local(party, now), (this.#offsets[party] ?? 0) + ticks);
  }

  /** Turns the clock of `party` back by `ticks` for good, though not below 0. */
  rewind(party: number, ticks: number, now: number): void {
    const shown = Math.max(0, this.local(party, now) - ticks);
    const offset = shown - now;
    this.#prepare();
    this.#jumps[party] = (this.#jumps[party] ?? 0) + offset - (this.#offsets[party] ?? 0);
    this.#change(party, 0, offset);
  }

  /** Whether the clock of `party` is elsewhere than where its jumps have put it. */
  isSkewed(party: number): boolean {
    if (!this.#skewed) return false;
    return this.#offsets[party] !== this.#jumps[party];
  }

  /** Sets a clock whose tables are there. */
  #change(party: number, floor: number, offset: number): void {
    this.#floors[party] = floor;
    this.#offsets[party] = offset;
    this.#skewed = true;
  }

  /** Makes the tables, which most short runs need none of. */
  #prepare(): void {
    if (this.#skewed || this.#offsets.length > 0) return;
    this.#offsets = new Float64Array(this.#parties);
    this.#jumps = new Float64Array(this.#parties);
    this.#floors = new Float64Array(this.#parties);
  }
}
