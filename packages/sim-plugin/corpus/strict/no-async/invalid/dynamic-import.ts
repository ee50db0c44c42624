// The answer is a promise.
export function load(): void {
  void import('./other.js').then((it) => it); // ~ no-async
}
export const loading = import('./other.js'); // ~ no-async
