import { createHash } from 'node:crypto';
import type { Level } from '@gossip/sim-runtime/sim';

/**
 * The first seed of a task: the same code always meets the same seeds, and changed code meets new
 * ones.
 *
 * @param taskHash - as Nx gives it to the task
 */
export function seedOfTask(taskHash: string): number {
  return createHash('sha256').update(taskHash).digest().readUInt32BE(0);
}

/**
 * The first seed of a sweep that is split, which all its shards must agree on. They are tasks of their
 * own, on machines of their own, each with another hash; the code that they run is what they share.
 *
 * @param fingerprint - of the simulation's bundle
 */
export function seedOfCode(fingerprint: string, level: Level): number {
  return seedOfTask(`${fingerprint} ${level}`);
}
