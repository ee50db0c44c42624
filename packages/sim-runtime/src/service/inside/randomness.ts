import { system } from './system.js';

/** A number from 0 to less than 1, of 53 bits. */
export function fraction(): number {
  const high = system.random() >>> 5;
  const low = system.random() >>> 6;
  return (high * 67_108_864 + low) / 9_007_199_254_740_992;
}

/** Fills a view with random bytes. */
export function fill<View extends ArrayBufferView>(view: View): View {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  for (let index = 0; index < bytes.length; index += 4) {
    const word = system.random();
    for (let part = 0; part < 4 && index + part < bytes.length; part++) {
      bytes[index + part] = word >>> (8 * part);
    }
  }
  return view;
}

/** A version 4 UUID. */
export function uuid(): string {
  const bytes = fill(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

/** A whole number from `low` to less than `high`. */
export function between(low: number, high: number): number {
  return low + Math.floor(fraction() * (high - low));
}
