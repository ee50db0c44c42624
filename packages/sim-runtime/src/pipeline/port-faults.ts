/** What goes wrong at a stage's ports. Rates are parts per million, 0 to 1,000,000. */
export interface PortFaults {
  /** How many reads fail. */
  readonly readFailPpm: number;
  /** How many reads bring fewer records than there are. */
  readonly shortReadPpm: number;
  /** How many records come back falsified by the module's `corrupt`. */
  readonly corruptReadPpm: number;
  /** How many checkpoints and emissions fail, with nothing written. */
  readonly writeFailPpm: number;
  /** How many checkpoints that a crash interrupts leave something that cannot be read back. */
  readonly tornWritePpm: number;
  /** How many checkpoints are acknowledged but not synced: the next crash undoes them. */
  readonly lostWritePpm: number;
  /** At how many effects the stage crashes, just before or just after it. */
  readonly crashPpm: number;
  /** A port takes 1 tick and up to this many more. */
  readonly maxDelayTicks: number;
}

export const NO_PORT_FAULTS: PortFaults = {
  readFailPpm: 0,
  shortReadPpm: 0,
  corruptReadPpm: 0,
  writeFailPpm: 0,
  tornWritePpm: 0,
  lostWritePpm: 0,
  crashPpm: 0,
  maxDelayTicks: 0,
};
