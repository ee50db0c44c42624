// At once.
export const collect = (items: Iterable<number>): readonly number[] => Array.from(items);
export const isStream = (value: unknown): boolean => value instanceof ReadableStream;
export const isValid = (code: Uint8Array): boolean => WebAssembly.validate(code);
