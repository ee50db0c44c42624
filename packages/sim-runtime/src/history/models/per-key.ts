import { HistoryError } from '../history-error.js';
import { type Model } from './model.js';

/**
 * Many objects of one model, told apart by the `key` of their calls, each checked by itself.
 *
 * @param model - the model of one object
 * @returns a model of all of them; each begins with the model's initial state
 */
export function perKey<State>(model: Model<State>): Model<State> {
  return {
    ...model,
    name: `${model.name} per key`,
    partition: (call) => {
      if (call.key !== undefined) return call.key;
      throw new HistoryError(
        `A call of "${call.f}" has no key, which "${model.name} per key" needs.`,
      );
    },
  };
}
