// A class that happens to have a method called now.
export class Clock {
  readonly #ticks: number;
  constructor(ticks: number) {
    this.#ticks = ticks;
  }
  now(): number {
    return this.#ticks;
  }
}
export const read = (clock: Clock): number => clock.now();
