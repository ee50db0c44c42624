import { isPlatformCall } from './call-site.js';
import { GuardError } from './guard-error.js';
import { type Loan } from './loan.js';

type Lend = (loan: Loan, args: readonly unknown[]) => unknown;

/** What a loan gives in the place of a guarded function, by the name of the function. */
const LENT: ReadonlyMap<string, Lend> = new Map<string, Lend>([
  ['Date.now', ({ now }) => now],
  ['performance.now', ({ now }) => now],
  ['performance.timeOrigin', () => 0],
  ['Math.random', (loan) => loan.fraction()],
  ['crypto.getRandomValues', fill],
  ['crypto.randomUUID', (loan) => loan.uuid()],
  ['node:crypto.randomUUID', (loan) => loan.uuid()],
  ['node:crypto.randomInt', (loan, [low, high]) => loan.between(low, high)],
  ['node:crypto.randomBytes', (loan, [size]) => loan.fill(bytes(Number(size)))],
  ['node:crypto.randomFillSync', fillPart],
]);

/**
 * Does what a guarded function does, out of a loan.
 *
 * @returns the result in a list, or `undefined` where a loan has no such function: it has none that
 *   calls back
 */
export function lend(
  api: string,
  loan: Loan | undefined,
  args: readonly unknown[],
): readonly [unknown] | undefined {
  if (loan === undefined) return undefined;
  const give = LENT.get(api);
  if (give === undefined || args.some((it) => typeof it === 'function')) return undefined;
  // A test runner's console reads the clock, too, and not as often in each run.
  const isOfConsole =
    CLOCKS.has(api) && isPlatformCall(new GuardError(api, 'clock', lend).stack ?? '');
  if (!isOfConsole) loan.note(api);
  return [give(loan, args)];
}

const CLOCKS: ReadonlySet<string> = new Set([
  'Date.now',
  'performance.now',
  'performance.timeOrigin',
]);

function fill(loan: Loan, [view]: readonly unknown[]): unknown {
  if (!ArrayBuffer.isView(view)) throw new TypeError('Only a view of a buffer can be filled.');
  return loan.fill(view);
}

/** As `randomFillSync(buffer, offset, size)`, which counts both in the elements of the buffer. */
function fillPart(loan: Loan, [target, offset, size]: readonly unknown[]): unknown {
  const view = target instanceof ArrayBuffer ? new Uint8Array(target) : target;
  if (!ArrayBuffer.isView(view)) throw new TypeError('Only a buffer or a view can be filled.');
  const { BYTES_PER_ELEMENT: width = 1 } = view as { readonly BYTES_PER_ELEMENT?: number };
  const start = Number(offset ?? 0) * width;
  const length = size === undefined ? view.byteLength - start : Number(size) * width;
  loan.fill(new Uint8Array(view.buffer, view.byteOffset + start, length));
  return target;
}

/** A `Buffer` where there is one. */
function bytes(size: number): Uint8Array {
  const { Buffer: Bytes = Uint8Array } = globalThis as { readonly Buffer?: BufferLike };
  return 'alloc' in Bytes ? Bytes.alloc(size) : new Bytes(size);
}

type BufferLike = Uint8ArrayConstructor | { readonly alloc: (size: number) => Uint8Array };
