import { isSameBug, type StoryShape } from './story-shape.js';
import { type SeedFailure } from './tally.js';

/** A bug that is known, and the failures that it causes. */
export interface KnownBug {
  /** The shape of its simplest story. */
  readonly shape: StoryShape;
  /** In the order of their seeds. */
  readonly failures: readonly SeedFailure[];
}

/** The bugs that are known so far, in the order in which they were met. */
export class KnownBugs {
  #bugs: readonly KnownBug[] = [];

  get all(): readonly KnownBug[] {
    return this.#bugs;
  }

  /** Adds a failure to a bug. */
  add(bug: KnownBug, failure: SeedFailure): void {
    this.#bugs = this.#bugs.map((known) => (known === bug ? join(known, [failure]) : known));
  }

  /** Adds a story: to the bugs that it shows to be one, or else as a bug of its own. */
  tell(shape: StoryShape, failure: SeedFailure): void {
    const [first, ...others] = this.#bugs.filter((known) => isSameBug(known.shape, shape));
    const bug = { shape, failures: [failure] };
    if (first === undefined) {
      this.#bugs = [...this.#bugs, bug];
      return;
    }
    const whole = [...others, bug].reduce(unite, first);
    this.#bugs = this.#bugs
      .filter((known) => !others.includes(known))
      .map((known) => (known === first ? whole : known));
  }
}

function unite(one: KnownBug, other: KnownBug): KnownBug {
  const isSimpler = other.shape.classes.size < one.shape.classes.size;
  return join({ ...one, shape: isSimpler ? other.shape : one.shape }, other.failures);
}

function join(bug: KnownBug, failures: readonly SeedFailure[]): KnownBug {
  const all = [...bug.failures, ...failures].sort((one, other) => one.seed - other.seed);
  return { ...bug, failures: all };
}
