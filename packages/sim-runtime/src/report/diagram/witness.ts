import { type Recorder, type TraceEntry } from '../../trace/trace-entry.js';
import { type Drawing } from './drawing.js';
import { type LaneState } from './diagram.js';

/**
 * Draws a run from some entry of its trace on: what happens, and how it changes the state of each lane.
 *
 * A change that shows after an event, or with the next entry, is the work of the entry before.
 * Only of inputs, of operations on nodes and of their restarts the trace tells when they are done.
 */
export class Witness {
  readonly #drawing: Drawing;
  readonly #last = new Map<number, number>();
  /** How many entries are yet to be passed over. */
  #toPass: number;
  #world: unknown;

  constructor(drawing: Drawing, passed: number) {
    this.#drawing = drawing;
    this.#toPass = passed;
  }

  /** The world as it was seen last. */
  get world(): unknown {
    return this.#world;
  }

  /** Hears of an entry of the trace. */
  readonly hear: Recorder = (entry) => {
    if (this.#toPass > 0) this.#toPass--;
    else this.#tell(entry);
  };

  /** Sees the world, at the beginning and after an event. */
  readonly see = (world: unknown): void => {
    const isFirst = this.#world === undefined;
    this.#world = world;
    if (this.#toPass === 0) this.#drawing.change(this.#changes(isFirst));
  };

  /** Sees what the run has left behind. */
  end(): void {
    this.#drawing.change(this.#changes(true));
  }

  #tell(entry: TraceEntry): void {
    // A loan is a detail of the step in whose middle it ends.
    if (entry.kind === 'borrowed') return;
    if (entry.kind === 'sent') return this.#drawing.add(entry);
    const changes = this.#changes(entry.kind === 'phase');
    const isOwn = ({ lane }: LaneState): boolean => this.#isToldLate(entry, lane);
    this.#drawing.change(changes.filter((change) => !isOwn(change)));
    this.#drawing.add(entry);
    this.#drawing.change(changes.filter(isOwn));
  }

  /** Whether a change in a lane is the work of this very entry, and not of the one before. */
  #isToldLate(entry: TraceEntry, lane: number): boolean {
    const { moduleType, lanes } = this.#drawing;
    const inPlace = moduleType.operationsActInPlace;
    switch (entry.kind) {
      case 'applied':
      case 'phase':
        return true;
      case 'recovery':
        return inPlace && lanes.struck(entry.targets).includes(lane);
      case 'operation':
        return inPlace && lane === lanes.of(entry.party);
      default:
        return false;
    }
  }

  /** The states that are not what they were. `all`: of every lane, even in a large network. */
  #changes(all: boolean): readonly LaneState[] {
    if (this.#world === undefined) return [];
    const { moduleType, lanes, values } = this.#drawing;
    const everything = all || this.#last.size === 0;
    const seen = moduleType.laneValues(this.#world, lanes.layout, everything);
    return seen.flatMap(({ lane, state }) => {
      const value = values.place(state);
      if (this.#last.get(lane) === value) return [];
      this.#last.set(lane, value);
      return [{ lane, value }];
    });
  }
}
