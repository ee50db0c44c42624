import { type Bounds } from '../check-request.js';
import { type Clock } from '../clock.js';
import { type Model } from '../model.js';
import { MemoSearch } from './memo-search.js';
import { ReshapeSignal } from './memo-unfit.js';
import { shapeOf } from './state-shape.js';

/** Samples that are looked at. */
const MOST_SAMPLES = 32;
/** Parts of changing shape, beyond which the plain search goes on. */
const MOST_RESHAPES = 8;

/** Whether all that a model claims is about single states, which rows can answer. */
export function isMemoizable<State, Action>(
  { properties }: Model<State, Action>,
  { exact, symmetry }: Bounds,
): boolean {
  const isOfStates = properties?.every((property) =>
    property.kind === 'eventually' ? false : property.holdsOn === undefined,
  );
  return !exact && !symmetry && isOfStates !== false;
}

/** A search by memoized transitions that starts anew where a part of the state changes its shape. */
export class MemoStart<State, Action> {
  readonly #make: () => MemoSearch<State, Action>;
  readonly #wholes = new Set<string>();
  #search: MemoSearch<State, Action> | undefined;

  /** @param samples - states that share the shape of most others */
  constructor(
    model: Model<State, Action>,
    bounds: Bounds,
    clock: Clock,
    samples: readonly State[],
  ) {
    const step = Math.ceil(samples.length / MOST_SAMPLES);
    const some = samples.filter((_, index) => index % step === 0);
    this.#make = () => {
      const shape = shapeOf([...model.initial(), ...some], this.#wholes);
      const search = new MemoSearch(model, bounds, clock, shape, some);
      search.begin();
      return search;
    };
  }

  get search(): MemoSearch<State, Action> | undefined {
    return this.#search;
  }

  /** @throws MemoUnfit where the model cannot be searched in this way */
  advance(shouldPause: () => boolean): boolean {
    for (;;) {
      try {
        this.#search ??= this.#make();
        return this.#search.advance(shouldPause);
      } catch (error) {
        if (!(error instanceof ReshapeSignal) || this.#wholes.size >= MOST_RESHAPES) throw error;
        this.#wholes.add(error.path);
        this.#search = undefined;
      }
    }
  }
}
