import { type FaultMoment } from '../faults/fault-moment.js';

/** A fault that waits for a moment of an event. */
export interface ArmedFault {
  readonly moment: FaultMoment;
  /** How many such moments pass first. */
  readonly skip: number;
  /** At how many such moments it strikes, one after the other. */
  readonly times: number;
  /** Whose moments count; `undefined` for those of every party below `parties`. */
  readonly party: number | undefined;
  readonly parties: number;
  /** Decides what the fault leaves open. */
  readonly salt: number;
  readonly strike: (party: number) => void;
}

interface Waiting {
  readonly fault: ArmedFault;
  left: number;
  times: number;
}

/** The faults that wait for moments of events. */
export class ArmedFaults {
  #waiting: Waiting[] = [];

  /** Whether any fault waits. */
  get any(): boolean {
    return this.#waiting.length > 0;
  }

  arm(fault: ArmedFault): void {
    this.#waiting.push({ fault, left: fault.skip, times: fault.times });
  }

  /** Lets no fault wait any longer. */
  disarm(): void {
    this.#waiting = [];
  }

  /** Whether a fault waits for one of some moments of a party. */
  awaits(moments: readonly FaultMoment[], party: number): boolean {
    for (const { fault } of this.#waiting) {
      if (isAbout(fault, party) && moments.includes(fault.moment)) return true;
    }
    return false;
  }

  /**
   * The faults that are due at a moment of a party, which passes by this call: what strikes for the last
   * time waits no longer, the others that wait for it wait for one moment less.
   */
  due(moment: FaultMoment, party: number): readonly ArmedFault[] {
    let due: ArmedFault[] | undefined;
    let isAnyOver = false;
    for (const waiting of this.#waiting) {
      const { fault } = waiting;
      if (fault.moment !== moment || !isAbout(fault, party)) continue;
      if (waiting.left > 0) {
        waiting.left--;
        continue;
      }
      due ??= [];
      due.push(fault);
      if (--waiting.times <= 0) isAnyOver = true;
    }
    if (isAnyOver) this.#waiting = this.#waiting.filter(({ times }) => times > 0);
    return due ?? NONE;
  }

  /** Lets a moment of a party pass, and the faults that are due strike. */
  pass(moment: FaultMoment, party: number): void {
    for (const fault of this.due(moment, party)) fault.strike(party);
  }
}

const NONE: readonly ArmedFault[] = [];

function isAbout(fault: ArmedFault, party: number): boolean {
  return fault.party === undefined ? party < fault.parties : fault.party === party;
}
