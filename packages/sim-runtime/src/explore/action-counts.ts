import { type ActionCount } from './exploration.js';
import { type Model } from './model.js';

/** The count of one name. */
export interface Count {
  readonly name: string;
  generated: number;
  distinct: number;
}

/** Counts transitions by the name of their action. */
export class ActionCounts<State, Action> {
  readonly #counts = new Map<string, Count>();
  readonly #latest: { readonly action: Action; readonly count: Count }[] = [];
  readonly #nameOf: (action: Action) => string;

  constructor(model: Model<State, Action>) {
    this.#nameOf = model.actionName?.bind(model) ?? defaultName;
  }

  /** The count of an action, which begins to be listed by this. Most states have the same actions in the same order. */
  of(action: Action, ordinal: number): Count {
    const latest = this.#latest[ordinal];
    if (latest !== undefined && latest.action === action) return latest.count;
    const count = this.#count(action);
    this.#latest[ordinal] = { action, count };
    return count;
  }

  #count(action: Action): Count {
    const name = this.#nameOf(action);
    let count = this.#counts.get(name);
    if (count === undefined) {
      count = { name, generated: 0, distinct: 0 };
      this.#counts.set(name, count);
    }
    return count;
  }

  list(): readonly ActionCount[] {
    return [...this.#counts.values()];
  }
}

function defaultName(action: unknown): string {
  if (typeof action === 'string') return action;
  if (typeof action !== 'object' || action === null) return 'action';
  if ('kind' in action && typeof action.kind === 'string') return action.kind;
  if ('type' in action && typeof action.type === 'string') return action.type;
  return 'action';
}
