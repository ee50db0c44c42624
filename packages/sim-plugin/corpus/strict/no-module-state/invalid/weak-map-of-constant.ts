// The keys live as long as the module, so what is kept under them does, too.
import { registry } from './registry.js';
const KEY = {};
const kept = new WeakMap<object, number>();
const seen = new WeakSet();
const KEYS = [{}, {}];
export function count(): number {
  const next = (kept.get(KEY) ?? 0) + 1;
  kept.set(KEY, next); // ~ no-module-state
  kept.set(registry, next); // ~ no-module-state
  kept.set(KEYS[0] as object, next); // ~ no-module-state
  seen.add(count); // ~ no-module-state
  seen.add(globalThis); // ~ no-dynamic-code no-module-state
  return next;
}
export class Counter {
  add(): void {
    seen.add(Counter); // ~ no-module-state
    seen.delete(Counter); // ~ no-module-state
  }
}
