import { type Model } from './model.js';

/** A call with a known result. */
export type Line = readonly [f: string, value?: unknown, result?: unknown];

/** A model, what its calls are about, the calls, and whether the model allows them. */
export type Row = readonly [Model<unknown>, string, readonly Line[], boolean];

/** Whether a model allows calls that come one after another. */
export function isPossible(model: Model<unknown>, lines: readonly Line[]): boolean {
  const states = lines.reduce<readonly unknown[]>(
    (before, [f, value, result]) =>
      before.flatMap((state) =>
        model.step(state, { f, value, key: 'k', process: 1 }, { known: true, value: result }),
      ),
    [model.initial],
  );
  return states.length > 0;
}
