import { compareSizes } from '../plan/plan-size.js';
import { type Plan } from '../plan/plan.js';
import { isSameBug, needsAllOf, type StoryShape } from './story-shape.js';
import { type SeedFailure } from './tally.js';

/** A shrunk plan, and the failure that it comes from. */
export interface ShrunkFailure {
  readonly failure: SeedFailure;
  readonly plan: Plan;
}

/** A bug that is known, and the failures that it causes. */
export interface KnownBug {
  /** The shape of its simplest story. */
  readonly shape: StoryShape;
  /** The shapes of its stories, without those that need all that another needs. */
  readonly shapes: readonly StoryShape[];
  /** In the order of their seeds. */
  readonly failures: readonly SeedFailure[];
  /** Those of them that were shrunk, the smallest plan first. */
  readonly shrunk: readonly ShrunkFailure[];
}

/** The bugs that are known so far, in the order in which they were met. */
export class KnownBugs {
  #bugs: readonly KnownBug[] = [];

  get all(): readonly KnownBug[] {
    return this.#bugs;
  }

  /** Adds a failure to a bug. */
  add(bug: KnownBug, failure: SeedFailure): void {
    this.#replace(bug, { ...bug, failures: joined(bug.failures, [failure]) });
  }

  /** Adds the shrunk plan of a failure that the bug has already. */
  compare(bug: KnownBug, shrunk: ShrunkFailure): void {
    this.#replace(bug, { ...bug, shrunk: bySize([...bug.shrunk, shrunk]) });
  }

  /** Adds a story: to the bugs that it shows to be one, or else as a bug of its own. */
  tell(shape: StoryShape, shrunk: ShrunkFailure): void {
    const [first, ...others] = this.#sameAs(shape);
    const bug = { shape, shapes: [shape], failures: [shrunk.failure], shrunk: [shrunk] };
    if (first === undefined) {
      this.#bugs = [...this.#bugs, bug];
      return;
    }
    this.#bugs = this.#bugs.filter((known) => !others.includes(known));
    this.#replace(first, [...others, bug].reduce(unite, first));
  }

  /** The bugs that a story is of. One that needs more than others do does not show these to be one where much goes on at once. */
  #sameAs(shape: StoryShape): readonly KnownBug[] {
    const same = this.#bugs.filter((known) => isSameBug(known.shape, shape));
    if (!shape.isConcurrent) return same;
    const wider = same.filter((known) => needsAllOf(known.shape, shape));
    return wider.length > 0 ? wider : same.slice(0, 1);
  }

  #replace(bug: KnownBug, by: KnownBug): void {
    this.#bugs = this.#bugs.map((known) => (known === bug ? by : known));
  }
}

function unite(one: KnownBug, other: KnownBug): KnownBug {
  const isSimpler = one.shape.isConcurrent
    ? needsAllOf(one.shape, other.shape)
    : other.shape.classes.size < one.shape.classes.size;
  return {
    shape: isSimpler ? other.shape : one.shape,
    shapes: other.shapes.reduce(withLeast, one.shapes),
    failures: joined(one.failures, other.failures),
    shrunk: bySize([...one.shrunk, ...other.shrunk]),
  };
}

/** Adds a shape, unless another needs no more, and leaves out those that need more. */
function withLeast(shapes: readonly StoryShape[], shape: StoryShape): readonly StoryShape[] {
  if (shapes.some((known) => needsAllOf(shape, known))) return shapes;
  return [...shapes.filter((known) => !needsAllOf(known, shape)), shape];
}

/** Failures are mostly met in the order of their seeds: then nothing is to be sorted. */
function joined(
  failures: readonly SeedFailure[],
  others: readonly SeedFailure[],
): readonly SeedFailure[] {
  return [...failures, ...others].sort((one, other) => one.seed - other.seed);
}

function bySize(shrunk: readonly ShrunkFailure[]): readonly ShrunkFailure[] {
  return [...shrunk].sort(
    (one, other) => compareSizes(one.plan, other.plan) || one.failure.seed - other.failure.seed,
  );
}
