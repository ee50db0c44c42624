import { type CompletedCall } from '../calls.js';
import { type Model } from '../models/model.js';
import { checkQueue, checkUnorderedQueue } from './check-queue.js';
import { checkSet } from './check-set.js';
import { checkStack } from './check-stack.js';
import { RegisterZones, type UnambiguousVerdict } from './register-zones.js';

/**
 * Checks the calls on one object without a search, where the model's data type has an algorithm for it and no value
 * is written or added twice.
 *
 * @param calls - the calls, in the order of their starts
 * @param model - the model
 */
export function checkUnambiguous<State>(
  calls: readonly CompletedCall[],
  { dataType, initial }: Pick<Model<State>, 'dataType' | 'initial'>,
): UnambiguousVerdict {
  if (dataType === undefined) return 'ambiguous';
  const relevant = calls.filter(({ outcome }) => outcome !== 'fail');
  switch (dataType.kind) {
    case 'queue':
      return checkQueue(relevant);
    case 'unordered-queue':
      return checkUnorderedQueue(relevant);
    case 'stack':
      return checkStack(relevant);
    case 'set':
      return checkSet(relevant);
    case 'register':
      return checkRegister(relevant, new RegisterZones(dataType, initial));
  }
}

function checkRegister(calls: readonly CompletedCall[], zones: RegisterZones): UnambiguousVerdict {
  const returns = calls
    .filter(({ outcome }) => outcome === 'ok')
    .sort((first, second) => Number(first.end) - Number(second.end));
  let verdict: UnambiguousVerdict = 'ok';
  let next = 0;
  const returnUntil = (time: number) => {
    for (let call = returns[next]; call && Number(call.end) < time; call = returns[++next]) {
      if (verdict === 'ok') verdict = zones.returned(call);
    }
  };
  for (const call of calls) {
    returnUntil(call.start);
    // Also after a violation: of an ambiguous history the search alone decides.
    if (zones.started(call) !== 'ok') return 'ambiguous';
  }
  returnUntil(Infinity);
  return verdict;
}
