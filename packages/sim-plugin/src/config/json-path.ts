import { printable } from '@gossip/sim-runtime/printable';

/** Where something is in a JSON file: `modules.orders.type`, or `modules["a b"]` for a key that is no word. */
export function jsonPath(keys: readonly string[]): string {
  return keys
    .map((key) => (/^[\w$-]+$/.test(key) ? `.${key}` : `[${printable(JSON.stringify(key))}]`))
    .join('')
    .replace(/^\./, '');
}
