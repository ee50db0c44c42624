import { type TraceEntry } from '../trace/trace-entry.js';

type OperationEntry = Extract<TraceEntry, { readonly kind: 'operation' }>;

/** An operation with what it was done with: `put(key-1, 5)`, or `join, by call(node-2)`. */
export function operationWords(
  { name, input, calls = [] }: OperationEntry,
  describe: (value: unknown) => string,
): string {
  if (input !== undefined) return `${name} ${describe(input)}`;
  const words = calls.map(
    ({ method, args }) => `${method}(${args.map((arg) => describe(arg)).join(', ')})`,
  );
  const [only] = words;
  if (only === undefined) return name;
  return words.length === 1 && calls[0]?.method === name ? only : `${name}: ${words.join(', ')}`;
}

/** What an operation gave, where it gave something. */
export function resultWords(
  { result }: OperationEntry,
  describe: (value: unknown) => string,
): string {
  return result === undefined ? '' : `gives ${describe(result)}`;
}
