/**
 * How a worker was lost: the watchdog ended it after a time on the wall, which says nothing on a busy
 * machine; a run used up its processor time; or it ended by itself.
 */
export type LossKind = 'silence' | 'hang' | 'death';

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
