// Class fields, namespaces, cases, templates and unary operators run code, too.
export class Timer {
  readonly read = Date.now; // ~ no-clock
  static started = +new Date(); // ~ no-clock
}
export namespace Boot {
  export const at = `${new Date()}`; // ~ no-clock no-locale
}
export function* ticks(): Generator<number> {
  yield* [performance.now()]; // ~ no-clock
}
