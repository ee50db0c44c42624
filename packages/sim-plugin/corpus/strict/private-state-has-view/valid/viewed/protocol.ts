export class Register {
  #value = 0;
  get value(): number {
    return this.#value;
  }
  put(value: number): void {
    this.#value = value;
  }
}
