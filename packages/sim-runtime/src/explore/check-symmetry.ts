import { canonicalText } from './canonical-text.js';
import { ExplorationError } from './exploration-error.js';
import { nameOf } from './exploration.js';
import { type Model } from './model.js';
import { type Permute } from './orbit-table.js';

/**
 * Checks on one state that a model is symmetric under a renaming of its parties, without which a search by
 * orbits would hide violations or invent them.
 *
 * @throws ExplorationError when it is not
 */
export function checkSymmetry<State, Action>(
  model: Model<State, Action>,
  permute: Permute<State>,
  state: State,
  permutation: readonly number[],
): void {
  const inverse: number[] = [];
  permutation.forEach((to, from) => (inverse[to] = from));
  const image = permute(state, permutation);
  if (canonicalText(permute(image, inverse)) !== canonicalText(state)) {
    refuse(model, '`permute` with a permutation and then with its inverse gives another state');
  }
  for (const property of model.properties ?? []) {
    if ((property.holds?.(state) === true) !== (property.holds?.(image) === true)) {
      refuse(model, `${nameOf(property)} tells a state from its renamed copy`);
    }
  }
  if (Boolean(model.ends?.(state)) !== Boolean(model.ends?.(image))) {
    refuse(model, '`ends` tells a state from its renamed copy');
  }
  const renamed = successors(model, state, (next) => permute(next, permutation));
  if (renamed !== successors(model, image, (next) => next)) {
    refuse(model, 'a renamed state has other successors than the renamed ones of the state');
  }
}

function refuse<State, Action>({ name }: Model<State, Action>, reason: string): never {
  throw new ExplorationError(
    `The model "${name}" is not symmetric: ${reason}; correct \`permute\`, or search with \`symmetry: false\`.`,
  );
}

function successors<State, Action>(
  model: Model<State, Action>,
  state: State,
  rename: (next: State) => State,
): string {
  const texts = model.actions(state).flatMap((action) => {
    const next = model.next(state, action);
    return next === undefined || model.within?.(next) === false
      ? []
      : [canonicalText(rename(next))];
  });
  return [...new Set(texts)].sort().join('\n');
}
