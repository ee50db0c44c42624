// Tells whether the collector has run.
export const hold = (value: object): WeakRef<object> => new WeakRef(value); // ~ no-weak-references
