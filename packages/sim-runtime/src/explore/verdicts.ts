import { type Path, type PropertyVerdict } from './exploration.js';
import {
  type AlwaysProperty,
  type Model,
  type ModelStep,
  type Property,
  type SometimesProperty,
} from './model.js';

type Immediate<State, Action> = AlwaysProperty<State, Action> | SometimesProperty<State, Action>;

/** Where a property was decided: in a state, or by a step on from it. */
interface Finding {
  readonly index: number;
  readonly ordinal?: number;
  readonly message?: string;
}

/** Checks the `always` and `sometimes` of a model, and keeps the first finding of each. */
export class Verdicts<State, Action> {
  readonly #findings = new Map<Property<State, Action>, Finding>();
  #ofStates: readonly Immediate<State, Action>[];
  #ofSteps: readonly Immediate<State, Action>[];
  #violations = 0;

  constructor(model: Model<State, Action>) {
    const immediate = (model.properties ?? []).filter((property) => property.kind !== 'eventually');
    this.#ofStates = immediate.filter(({ holds }) => holds !== undefined);
    this.#ofSteps = immediate.filter(({ holdsOn }) => holdsOn !== undefined);
  }

  /** The number of `always` properties that are violated so far. */
  get violations(): number {
    return this.#violations;
  }

  /** Whether any property still has to be asked about steps. */
  get asksForSteps(): boolean {
    return this.#ofSteps.length > 0;
  }

  /** The properties that still have to be asked about states. */
  get pending(): readonly Immediate<State, Action>[] {
    return this.#ofStates;
  }

  checkState(state: State, index: number): void {
    for (const property of this.#ofStates) {
      this.#take(property, { index }, () => property.holds?.(state));
    }
  }

  /** Checks a step from a state, by the ordinal of its action. */
  checkStep(step: ModelStep<State, Action>, index: number, ordinal: number): void {
    for (const property of this.#ofSteps) {
      this.#take(property, { index, ordinal }, () => property.holdsOn?.(step));
    }
  }

  /** The verdict on a property. */
  of(
    property: Immediate<State, Action>,
    isComplete: boolean,
    pathTo: (index: number, ordinal?: number) => Path<State, Action>,
  ): PropertyVerdict<State, Action> {
    const { kind, name } = property;
    const finding = this.#findings.get(property);
    if (finding === undefined) {
      const verdict = kind === 'always' ? 'holds' : 'unreachable';
      return { kind, name, verdict: isComplete ? verdict : 'unknown' };
    }
    const { index, ordinal, message } = finding;
    return {
      kind,
      name,
      verdict: kind === 'always' ? 'violated' : 'reached',
      path: pathTo(index, ordinal),
      ...(message !== undefined && { message }),
    };
  }

  #take(
    property: Immediate<State, Action>,
    where: Finding,
    ask: () => boolean | string | undefined,
  ): void {
    const isAlways = property.kind === 'always';
    let message: string | undefined;
    try {
      const answer = ask();
      if (isAlways ? answer === true : answer !== true) return;
      if (typeof answer === 'string') message = answer;
    } catch (error) {
      if (!isAlways) throw error;
      message = messageOf(error);
    }
    this.#findings.set(property, { ...where, ...(message !== undefined && { message }) });
    this.#ofStates = this.#ofStates.filter((other) => other !== property);
    this.#ofSteps = this.#ofSteps.filter((other) => other !== property);
    if (isAlways) this.#violations++;
  }
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
