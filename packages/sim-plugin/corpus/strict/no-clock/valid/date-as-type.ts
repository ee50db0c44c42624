// A type is gone before anything runs.
export interface Entry {
  readonly at: Date;
  readonly clock: typeof Date.now;
}
