import { isIP } from './addresses.js';
import { system } from './system.js';
import { systemError } from './system-error.js';

type Found = (error: Error | null, address?: unknown, family?: number) => void;

function found(name: string): string {
  if (isIP(name)) return name;
  const result = system.lookup(name);
  if ('value' in result) return result.value;
  throw systemError(result.code, { syscall: 'getaddrinfo', hostname: name });
}

export function lookup(name: string, options: unknown, done?: Found): void {
  const call = (typeof options === 'function' ? options : done) as Found;
  const isAll = typeof options === 'object' && (options as { all?: boolean } | null)?.all === true;
  system.after(1, () => {
    let address: string;
    try {
      address = found(name);
    } catch (error) {
      return call(error as Error);
    }
    if (isAll) call(null, [{ address, family: 4 }]);
    else call(null, address, 4);
  });
}

export function resolve4(name: string, done: Found): void {
  system.after(1, () => {
    let address: string;
    try {
      address = found(name);
    } catch (error) {
      return done(error as Error);
    }
    done(null, [address]);
  });
}

export const resolve = resolve4;

export const promises = {
  lookup: (name: string, options?: { readonly all?: boolean }) =>
    new Promise((resolve, reject) =>
      lookup(name, options ?? {}, (error, address) => {
        if (error !== null) reject(error);
        else resolve(options?.all === true ? address : { address, family: 4 });
      }),
    ),
  resolve4: (name: string) =>
    new Promise((resolve, reject) =>
      resolve4(name, (error, addresses) => (error === null ? resolve(addresses) : reject(error))),
    ),
};

export function setDefaultResultOrder(): void {
  // A name has one address.
}

export function getDefaultResultOrder(): string {
  return 'verbatim';
}
