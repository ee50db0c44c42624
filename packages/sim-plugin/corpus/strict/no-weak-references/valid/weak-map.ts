// A WeakMap cannot be watched.
export class Tags {
  readonly #tags = new WeakMap<object, string>();
  get(key: object): string | undefined {
    return this.#tags.get(key);
  }
}
