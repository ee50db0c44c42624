// What was left in memory, and an address that is drawn.
export const bytes = (size: number): Uint8Array => Buffer.allocUnsafe(size); // ~ no-unseeded-randomness
export const url = (blob: Blob): string => URL.createObjectURL(blob); // ~ no-unseeded-randomness
