import type * as cryptoModule from 'node:crypto';
import { Buffer } from 'node:buffer';
import { between, fill, uuid } from './randomness.js';
import { later } from './fs-later.js';
import { refused } from './refusal.js';
import { system } from './system.js';

const lent = system.lent['crypto'] as typeof cryptoModule;

type Done = (error: Error | null, value?: unknown) => void;

export const createHash = lent.createHash;
export const createHmac = lent.createHmac;
export const getHashes = lent.getHashes;
export const getCiphers = lent.getCiphers;
export const timingSafeEqual = lent.timingSafeEqual;
export const createCipheriv = lent.createCipheriv;
export const createDecipheriv = lent.createDecipheriv;
export const createSecretKey = lent.createSecretKey;
export const createPublicKey = lent.createPublicKey;
export const createPrivateKey = lent.createPrivateKey;
export const createVerify = lent.createVerify;
export const pbkdf2Sync = lent.pbkdf2Sync;
export const scryptSync = lent.scryptSync;
export const hkdfSync = lent.hkdfSync;
export const constants = lent.constants;
export const Hash = lent.Hash;
export const hash = lent.hash;

export function randomBytes(size: number, done?: Done): Buffer | undefined {
  const bytes = fill(Buffer.alloc(size));
  if (done === undefined) return bytes;
  later(
    () => bytes,
    (_, value) => done(null, value),
  );
  return undefined;
}

export function randomFillSync<View extends ArrayBufferView>(view: View): View {
  return fill(view);
}

export function randomFill<View extends ArrayBufferView>(view: View, ...rest: unknown[]): void {
  const done = rest.at(-1) as Done;
  later(
    () => fill(view),
    (_, value) => done(null, value),
  );
}

export function randomInt(low: number, high?: number | Done, done?: Done): number | undefined {
  const drawn = typeof high === 'number' ? between(low, high) : between(0, low);
  const call = typeof high === 'function' ? high : done;
  if (call === undefined) return drawn;
  later(
    () => drawn,
    (_, value) => call(null, value),
  );
  return undefined;
}

export function randomUUID(): string {
  return uuid();
}

export function getRandomValues<View extends ArrayBufferView>(view: View): View {
  return fill(view);
}

export function pbkdf2(...args: unknown[]): void {
  const done = args.pop() as Done;
  later(
    () => pbkdf2Sync(...(args as Parameters<typeof pbkdf2Sync>)),
    (error, value) => done(error ?? null, value),
  );
}

export function scrypt(...args: unknown[]): void {
  const done = args.pop() as Done;
  later(
    () => scryptSync(...(args as Parameters<typeof scryptSync>)),
    (error, value) => done(error ?? null, value),
  );
}

/** The global `crypto`. */
export const webcrypto = { getRandomValues, randomUUID, subtle: refused('crypto.subtle') };
