// A port of the strict boundary answers at once.
export interface Store {
  load(key: string): Promise<string>; // ~ no-async
  readonly save: (key: string) => PromiseLike<void>; // ~ no-async
}
