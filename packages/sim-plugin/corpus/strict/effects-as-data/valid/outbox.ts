// A protocol queues, and gives out when asked.
export class Node {
  readonly #outbox: string[] = [];
  handleInput(message: string, _now: number): void {
    this.#outbox.push(message);
  }
  pollTransmit(): string | undefined {
    return this.#outbox.shift();
  }
}
