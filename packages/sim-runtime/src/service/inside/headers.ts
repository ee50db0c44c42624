type HeadersInit = Iterable<readonly string[]> | Readonly<Record<string, unknown>> | undefined;

/** `Headers` of fetch. */
export class SimulatedHeaders {
  readonly #values = new Map<string, string[]>();

  constructor(init?: HeadersInit) {
    if (init === undefined || init === null) return;
    if (init instanceof SimulatedHeaders) {
      for (const [name, values] of init.#values) this.#values.set(name, [...values]);
      return;
    }
    const pairs =
      Symbol.iterator in init
        ? (init as Iterable<readonly string[]>)
        : Object.entries(init).filter(([, value]) => value !== undefined);
    for (const [name, value] of pairs) this.append(String(name), value);
  }

  /** Headers as `rawHeaders` has them: names and values in turns. @internal */
  static ofRaw(raw: readonly string[]): SimulatedHeaders {
    const headers = new SimulatedHeaders();
    for (let index = 0; index + 1 < raw.length; index += 2)
      headers.append(String(raw[index]), raw[index + 1]);
    return headers;
  }

  append(name: string, value: unknown): void {
    const key = name.toLowerCase();
    const known = this.#values.get(key);
    if (known === undefined) this.#values.set(key, [String(value).trim()]);
    else known.push(String(value).trim());
  }

  set(name: string, value: unknown): void {
    this.#values.set(name.toLowerCase(), [String(value).trim()]);
  }

  get(name: string): string | null {
    return this.#values.get(name.toLowerCase())?.join(', ') ?? null;
  }

  has(name: string): boolean {
    return this.#values.has(name.toLowerCase());
  }

  delete(name: string): void {
    this.#values.delete(name.toLowerCase());
  }

  getSetCookie(): string[] {
    return [...(this.#values.get('set-cookie') ?? [])];
  }

  forEach(visit: (value: string, name: string, headers: this) => void): void {
    for (const [name, value] of this) visit(value, name, this);
  }

  /** All pairs as an object, for a request. @internal */
  toObject(): Record<string, string> {
    const object: Record<string, string> = {};
    for (const name of [...this.#values.keys()].sort()) {
      const values = this.#values.get(name) ?? [];
      object[name] = values.length === 1 ? (values[0] as string) : values.join(', ');
    }
    return object;
  }

  *entries(): IterableIterator<[string, string]> {
    for (const [name, values] of [...this.#values].sort(([left], [right]) =>
      left < right ? -1 : 1,
    )) {
      if (name === 'set-cookie') for (const value of values) yield [name, value];
      else yield [name, values.join(', ')];
    }
  }

  *keys(): IterableIterator<string> {
    for (const [name] of this.entries()) yield name;
  }

  *values(): IterableIterator<string> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): IterableIterator<[string, string]> {
    return this.entries();
  }
}
