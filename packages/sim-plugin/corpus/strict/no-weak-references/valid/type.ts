// Only the type is named.
export type Held = WeakRef<object>;
