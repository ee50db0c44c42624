/** How a worker was lost: the watchdog ended it, or it ended by itself. */
export type LossKind = 'hang' | 'death';

/** A worker is gone, and with it the answer to what it was asked last. */
export class WorkerLost extends Error {
  override readonly name = 'WorkerLost';
  readonly kind: LossKind;
  /** The seed whose universe was running; absent when none was. */
  readonly seed: number | undefined;
  /** Whether it had run anything at all. */
  readonly hasRun: boolean;

  constructor(
    kind: LossKind,
    reason: string,
    at: { readonly seed: number | undefined; readonly hasRun: boolean },
  ) {
    super(reason);
    this.kind = kind;
    this.seed = at.seed;
    this.hasRun = at.hasRun;
  }
}
