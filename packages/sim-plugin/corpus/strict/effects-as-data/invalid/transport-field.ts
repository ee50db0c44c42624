// The protocol sends by itself; a warning.
export class Node {
  readonly #transport: { send(text: string): void };
  constructor(transport: { send(text: string): void }) {
    this.#transport = transport;
  }
  handleInput(message: string, _now: number): void {
    this.#transport.send(message); // ~ effects-as-data
  }
}
