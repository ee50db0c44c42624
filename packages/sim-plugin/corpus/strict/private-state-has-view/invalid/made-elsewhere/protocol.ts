export class Register {
  readonly #peers: readonly number[];
  #value = 0;

  constructor(peers: readonly number[]) {
    this.#peers = peers;
  }

  put(value: number): number {
    this.#value = value;
    return this.#peers.length;
  }
}
