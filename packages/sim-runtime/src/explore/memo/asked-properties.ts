import { type Property } from '../model.js';
import { type Verdicts } from '../verdicts.js';
import { MemoQuestion } from './memo-question.js';
import { MemoUnfit } from './memo-unfit.js';
import { type RowCodec } from './row-codec.js';

interface Asked<State, Action> {
  readonly property: Property<State, Action>;
  readonly question: MemoQuestion;
}

/** The properties of a model that are not decided yet, as questions about rows: the answer 1 decides nothing. */
export class AskedProperties<State, Action> {
  readonly #verdicts: Verdicts<State, Action>;
  readonly #codec: RowCodec;
  #asked: readonly Asked<State, Action>[] = [];
  #questions: readonly MemoQuestion[] = [];

  constructor(verdicts: Verdicts<State, Action>, codec: RowCodec) {
    this.#verdicts = verdicts;
    this.#codec = codec;
    this.#update();
  }

  get questions(): readonly MemoQuestion[] {
    return this.#questions;
  }

  /**
   * Asks all properties about a row, and checks the state of one that decides any.
   *
   * @param index - the number of the row
   * @throws MemoUnfit when a property answers otherwise about the state than about the row
   */
  check(low: number, high: number, index: number): void {
    if (this.#questions.every((question) => question.answer(low, high) === 1)) return;
    this.#verdicts.checkState(this.#codec.decode(low, high) as State, index);
    if (this.#verdicts.pending.length === this.#asked.length) throw new MemoUnfit();
    this.#update();
  }

  /** Drops all answers: the layout of rows has changed. */
  forget(): void {
    for (const question of this.#questions) question.forget();
  }

  #update(): void {
    this.#asked = this.#verdicts.pending.map(
      (property) =>
        this.#asked.find((asked) => asked.property === property) ?? {
          property,
          question: this.#questionOf(property),
        },
    );
    this.#questions = this.#asked.map(({ question }) => question);
  }

  #questionOf({ kind, holds }: Property<State, Action>): MemoQuestion {
    return new MemoQuestion(this.#codec, (view) => {
      const answer = holds?.(view as State);
      return (kind === 'always' ? answer === true : answer !== true) ? 1 : 0;
    });
  }
}
