import type { Mutant } from '../operators/mutant.js';

/** A file whose mutants are to be checked. */
export interface CheckedFile {
  /** Absolute path. */
  readonly path: string;
  readonly text: string;
  readonly mutants: readonly Pick<Mutant, 'id' | 'start' | 'end' | 'replacement'>[];
}

/** What a type checker says of a mutant. */
export interface MutantAnswer {
  readonly id: number;
  /** The first error that the original does not have; absent where the mutant typechecks. */
  readonly error?: string;
}

interface Waiting {
  readonly resolve: (error: string | undefined) => void;
  readonly reject: (reason: Error) => void;
}

/** What a type checker says of mutants, one after the other, to those that wait for it. */
export class MutantTypes {
  readonly #answers = new Map<number, string | undefined>();
  readonly #waiting = new Map<number, Waiting[]>();
  #end: { readonly failure?: Error } | undefined;

  /**
   * The first error of a mutant that the original does not have; `undefined` where it typechecks.
   *
   * @throws what the checker failed with, where it has no answer
   */
  errorOf(id: number): Promise<string | undefined> {
    return new Promise((resolve, reject) => {
      const waiting = { resolve, reject };
      if (this.#answers.has(id)) resolve(this.#answers.get(id));
      else if (this.#end !== undefined) this.#settle(waiting, this.#end);
      else this.#waiting.set(id, [...(this.#waiting.get(id) ?? []), waiting]);
    });
  }

  answer({ id, error }: MutantAnswer): void {
    this.#answers.set(id, error);
    for (const { resolve } of this.#waiting.get(id) ?? []) resolve(error);
    this.#waiting.delete(id);
  }

  /** Mutants that have no answer typecheck, unless the checker failed. */
  end(failure?: Error): void {
    this.#end = failure === undefined ? {} : { failure };
    const end = this.#end;
    for (const waiting of [...this.#waiting.values()].flat()) this.#settle(waiting, end);
    this.#waiting.clear();
  }

  #settle({ resolve, reject }: Waiting, { failure }: { readonly failure?: Error }): void {
    if (failure === undefined) resolve(undefined);
    else reject(failure);
  }
}
