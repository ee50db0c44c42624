/** What a stage's checkpoint effects carry. */
export type CheckpointOf<Effect> = Effect extends {
  readonly kind: 'checkpoint';
  readonly checkpoint: infer Checkpoint;
}
  ? Checkpoint
  : never;

/** What a stage's emissions carry. */
export type OutputOf<Effect> = Effect extends {
  readonly kind: 'emit';
  readonly output: infer Output;
}
  ? Output
  : never;

/** What a stage reads. */
export type RecordOf<Event> = Event extends {
  readonly kind: 'records';
  readonly records: readonly (infer Record)[];
}
  ? Record
  : never;
