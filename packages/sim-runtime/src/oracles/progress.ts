import { equalityDigest } from '../kernel/digest.js';
import { eventually } from './eventually.js';
import { inWords } from './in-words.js';
import { type Oracle } from './oracle.js';

/** How `progress` finds what it compares in a world. */
export interface ProgressAccessors<World> {
  /** What moves when there is progress: a count of finished work, an offset, an epoch. */
  readonly measure: (world: World) => unknown;
  /** Whether there is nothing left to do, so that standing still is right. Default: never. */
  readonly isDone?: (world: World) => boolean;
}

/**
 * Invariant S6, progress: once all faults have ended, the measure moves within `withinTicks`, unless all is
 * done. It catches the module that survives its faults and then waits for ever.
 *
 * @param name - as reports speak of it; unique in its simulation
 * @param accessors - what moves when there is progress, and whether all is done
 * @param options - `withinTicks`: within how many ticks of healing, 1 or more
 *
 * @example
 * progress('the scanner goes on', {
 *   measure: ({ checkpoint }) => checkpoint,
 *   isDone: ({ input, state }) => state.offset === input.length,
 * }, { withinTicks: 1_000 })
 */
export function progress<World>(
  name: string,
  { measure, isDone }: ProgressAccessors<World>,
  options: { readonly withinTicks: number },
): Oracle<World> {
  return eventually(
    name,
    (world: World, start) => {
      if (isDone?.(world) === true) return true;
      const now = measure(world);
      // An `eventually` is asked for the first time when the faults have ended.
      start.digest ??= equalityDigest(now);
      return (
        start.digest !== equalityDigest(now) ||
        `stands still at ${inWords(now)} within ${options.withinTicks} ticks of healing`
      );
    },
    { ...options, history: (): { digest: number | undefined } => ({ digest: undefined }) },
  );
}
