// Keyed by objects of the run, and filled for constants only while the module is loaded.
const LIMITS = { most: 3 };
const frozen = new WeakSet<object>();
frozen.add(LIMITS);
export class Node {
  mark(): void {
    frozen.add(this);
  }
  isMarked(value: object): boolean {
    const copy = { ...value };
    frozen.add(copy);
    return frozen.has(value) || frozen.has(LIMITS);
  }
}
