/**
 * Lifeguard's local health multiplier: a member that misses answers has itself to blame as well, and
 * gives the others more time (Dadgar, Phillips, Currey 2018, "LHA-Probe").
 */
export class LocalHealth {
  readonly #worst: number;
  #score = 0;

  /** @param worst - the highest score; 0 leaves local health out */
  constructor(worst: number) {
    this.#worst = worst;
  }

  /** What periods and timeouts are to be multiplied by: 1 in full health. */
  get multiplier(): number {
    return 1 + this.#score;
  }

  better(): void {
    this.#score = Math.max(0, this.#score - 1);
  }

  worse(by = 1): void {
    this.#score = Math.min(this.#worst, this.#score + by);
  }
}
