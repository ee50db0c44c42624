// Zeros, and an address that is given.
export const bytes = (size: number): Uint8Array => Buffer.alloc(size);
export const url = (text: string): URL => new URL(text);
