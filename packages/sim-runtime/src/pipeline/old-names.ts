/** The members of a `SimPipeline` that have another name now. */
export abstract class OldStageNames {
  /**
   * Starts the stage.
   *
   * @deprecated Use `restart`.
   */
  start(): void {
    this.restart();
  }

  /**
   * Turns the stage's clock back for good.
   *
   * @param ticks - how far: 0 or more
   * @deprecated Use `rewindClock`.
   */
  turnClockBack(ticks: number): void {
    this.rewindClock(ticks);
  }

  abstract restart(): void;
  abstract rewindClock(ticks: number): void;
}
