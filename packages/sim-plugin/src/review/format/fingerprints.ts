import { createHash } from 'node:crypto';
import type { Diagnostic } from '../diagnostic.js';

/**
 * Fingerprints of findings, by which a service recognizes them in a later version of the code.
 *
 * They are made of the rule, the file and the words of a finding, and of which one it is of several
 * that are alike: lines that move leave them as they are.
 */
export class Fingerprints {
  readonly #seen = new Map<string, number>();

  /** The fingerprint of the next finding of a report, in the report's order. */
  next({ rule, file, what }: Diagnostic): string {
    const key = JSON.stringify([rule, file, what]);
    const earlier = this.#seen.get(key) ?? 0;
    this.#seen.set(key, earlier + 1);
    return createHash('sha256').update(`${key} ${earlier}`).digest('hex').slice(0, 32);
  }
}
