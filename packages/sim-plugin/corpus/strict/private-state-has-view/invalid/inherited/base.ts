export class Base {
  #value?: number;
  put(value: number): void {
    this.#value = Math.max(value, this.#value ?? 0);
  }
}
