/**
 * The key of the method by which an object with private state gives what can be seen of it: plain data,
 * which stands for the object wherever values are compared or shown. Registered, so that two copies of
 * this package know it as one.
 *
 * @internal
 */
export const SEEN_AS: unique symbol = Symbol.for('@gossip/sim-runtime/seen-as');
