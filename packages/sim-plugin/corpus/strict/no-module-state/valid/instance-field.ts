// A field of the instance.
export class Queue {
  readonly #items: number[] = [];
  push(item: number): void {
    this.#items.push(item);
  }
}
