/** Methods are no state, nor is what the class itself keeps: `#notThis = 1`. */
export class Register {
  static readonly #least = 0;
  value = 0;
  put(value: number): void {
    this.value = this.#best(value);
  }
  #best(value: number): number {
    return Math.max(value, this.value, Register.#least);
  }
}
