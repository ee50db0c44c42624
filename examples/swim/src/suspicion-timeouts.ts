import { type SwimConfig } from './swim-config.js';

/**
 * Lifeguard's dynamic suspicion timeouts (Dadgar, Phillips, Currey 2018, "LHA-Suspicion"): a suspicion
 * that no other member shares may come from a member that is at fault itself, so it lasts long; each
 * independent suspicion shortens it, the first the most.
 *
 * With c confirmations of k, the paper has most - (most - least) * log(c + 1) / log(k + 1). Here it is
 * rounded up to whole periods, and found without any float: the log says how often k + 1 goes into a
 * power of c + 1.
 *
 * @returns for how many periods a suspicion lasts, by how many others have confirmed it: from none to
 *   as many as count
 * @throws RangeError when the longest suspicion is shorter than the shortest, or lasts longer though
 *   no confirmation could shorten it
 */
export function suspicionTimeouts(config: SuspicionConfig): readonly number[] {
  const { suspicionPeriods: least, mostSuspicionPeriods: most, confirmations } = config;
  if (confirmations === 0 ? most !== least : most < least) {
    throw new RangeError(
      `Suspicions of ${least} to ${most} periods with ${confirmations} confirmations make no sense: the longest must be as long as the shortest at least, and no longer where nothing shortens it.`,
    );
  }
  return Array.from(
    { length: confirmations + 1 },
    (_, count) => most - logarithm(BigInt(count + 1) ** BigInt(most - least), confirmations + 1),
  );
}

/** The part of a member's configuration that says how long suspicions last. */
export type SuspicionConfig = Pick<
  SwimConfig,
  'suspicionPeriods' | 'mostSuspicionPeriods' | 'confirmations'
>;

/** The logarithm of a power of a smaller number than `base`, rounded down; of 1 it is 0 to any base. */
function logarithm(value: bigint, base: number): number {
  let exponent = 0;
  for (let rest = value; rest >= base && base > 1; rest /= BigInt(base)) exponent++;
  return exponent;
}
