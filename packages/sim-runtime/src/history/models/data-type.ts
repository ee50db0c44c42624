/** The functions of a model that is a register. */
export interface RegisterType {
  /** A register. */
  readonly kind: 'register';
  /** The functions that return the value. */
  readonly reads: readonly string[];
  /** The functions that replace the value by their argument. */
  readonly writes: readonly string[];
}

/** A first-in-first-out queue with `enqueue` and `dequeue`, which returns nothing when the queue is empty. */
export interface QueueType {
  /** A first-in-first-out queue. */
  readonly kind: 'queue';
}

/** A collection that gives out each element that was added once. */
export interface CollectionType {
  /** A stack with `push` and `pop`, or a queue without an order; removals return nothing when it is empty. */
  readonly kind: 'stack' | 'unordered-queue';
}

/** A set with `add`, `remove`, `contains` and `read`. */
export interface SetType {
  /** A set. */
  readonly kind: 'set';
}

/** A data type for which there is an algorithm without a search, for histories in which no value is added twice. */
export type DataType = RegisterType | QueueType | CollectionType | SetType;
