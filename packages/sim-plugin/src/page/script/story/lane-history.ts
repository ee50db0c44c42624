import type { Diagram, Plain } from '@gossip/sim-runtime/sim';

interface Moment {
  readonly step: number;
  readonly value: number;
}

/** What the state of each lane was at every step. */
export class LaneHistory {
  readonly #values: readonly Plain[];
  readonly #moments: readonly (readonly Moment[])[];

  constructor({ lanes, steps, initial, values }: Diagram) {
    const moments: Moment[][] = lanes.map(() => []);
    for (const { lane, value } of initial) moments[lane]?.push({ step: -1, value });
    steps.forEach(({ states = [] }, step) => {
      for (const { lane, value } of states) moments[lane]?.push({ step, value });
    });
    this.#values = values;
    this.#moments = moments;
  }

  /** The state after a step; `undefined` where it was not seen yet. */
  after(lane: number, step: number): Plain | undefined {
    const moment = this.#moments[lane]?.findLast((known) => known.step <= step);
    return moment === undefined ? undefined : this.#values[moment.value];
  }

  before(lane: number, step: number): Plain | undefined {
    return this.after(lane, step - 1);
  }
}
