import { createHash } from 'node:crypto';

/**
 * The first seed of a task: the same code always meets the same seeds, and changed code meets new
 * ones.
 *
 * @param taskHash - as Nx gives it to the task
 */
export function seedOfTask(taskHash: string): number {
  return createHash('sha256').update(taskHash).digest().readUInt32BE(0);
}
