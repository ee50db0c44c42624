import { checkSymmetry } from './check-symmetry.js';
import { type Model } from './model.js';
import { type Permute } from './orbit-table.js';

const AUDITED_STATES = 256;

/** Checks the symmetry of the first states of a search, each under an exchange and under a rotation. */
export class SymmetryAudit<State, Action> {
  readonly #model: Model<State, Action>;
  readonly #permute: Permute<State>;
  readonly #permutations: readonly (readonly number[])[];
  #audited = 0;

  constructor(model: Model<State, Action>, permute: Permute<State>, parties: number) {
    this.#model = model;
    this.#permute = permute;
    const all = Array.from({ length: parties }, (_, party) => party);
    this.#permutations = [
      all.map((party) => (party < 2 ? 1 - party : party)),
      all.map((party) => (party + 1) % parties),
    ];
  }

  /**
   * Looks at the next state.
   *
   * @throws ExplorationError when the model is not symmetric
   */
  look(state: State): void {
    if (this.#audited >= AUDITED_STATES) return;
    this.#audited++;
    for (const permutation of this.#permutations) {
      checkSymmetry(this.#model, this.#permute, state, permutation);
    }
  }
}
