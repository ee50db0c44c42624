import {
  casRegister,
  counter,
  fencedMutex,
  keyValue,
  type Model,
  mutex,
  perKey,
  queue,
  register,
  set,
  stack,
  unorderedQueue,
} from '@gossip/sim-runtime/history';
import { initialIsNoNumber } from './history-errors.js';

/** The names of the models that histories can be checked against. */
export type HistoryModelName =
  | 'register'
  | 'cas-register'
  | 'key-value'
  | 'counter'
  | 'set'
  | 'queue'
  | 'unordered-queue'
  | 'stack'
  | 'mutex'
  | 'fenced-mutex';

const MODELS: Readonly<Record<HistoryModelName, (initial: unknown) => Model<never>>> = {
  register: (initial) => untyped(register({ initial })),
  'cas-register': (initial) => untyped(casRegister({ initial })),
  'key-value': (initial) => untyped(keyValue({ initial })),
  counter: (initial = 0) => {
    if (typeof initial !== 'number') throw initialIsNoNumber(initial);
    return untyped(counter({ initial }));
  },
  set: () => untyped(set()),
  queue: () => untyped(queue()),
  'unordered-queue': () => untyped(unorderedQueue()),
  stack: () => untyped(stack()),
  mutex: () => untyped(mutex()),
  'fenced-mutex': () => untyped(fencedMutex()),
};

/**
 * A model by its name.
 *
 * @param name - the name
 * @param initial - the initial value, for models that have one
 * @param keyed - whether there are several objects of it, told apart by keys
 * @throws SimPluginError if a counter begins with something else than a number
 */
export function modelOf(name: HistoryModelName, initial: unknown, keyed: boolean): Model<never> {
  const model = MODELS[name](initial);
  return keyed && model.partition === undefined ? perKey(model) : model;
}

function untyped<State>(model: Model<State>): Model<never> {
  return model as unknown as Model<never>;
}
