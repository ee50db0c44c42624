import type { Arrow, Diagram, Lane } from '@gossip/sim-runtime/sim';
import { ArrowIndex, type ArrowRows } from './arrow-index.js';
import { causalPast } from './causal-past.js';
import { foldSteps, RoundKeys } from './fold-steps.js';
import { isIdle, type Row, rowsOf } from './row.js';

/** Which steps of a diagram are rows. */
export interface Choice {
  /** Whether steps in which nothing came of anything, and rounds that repeat, are left out. */
  readonly isFolded: boolean;
  /** Whether steps are left out that the violation cannot depend on. */
  readonly isPastOnly: boolean;
}

/** A diagram's steps as rows: all of them, or those of a choice. */
export class Telling {
  readonly diagram: Diagram;
  /** How many steps can be folded away. */
  readonly foldable: number;
  /** How many steps lie outside the causal past of the violation. */
  readonly unrelated: number;
  rows: readonly Row[] = [];
  /** The first step that is another one in the run that is shown beside this one. */
  marked: number | undefined;
  choice: Choice = { isFolded: true, isPastOnly: false };
  readonly #all: readonly Row[];
  readonly #past: readonly boolean[] | undefined;
  /** The first steps of folds that were opened. */
  readonly #opened = new Set<number>();
  readonly #keys = new RoundKeys();
  #rowOfStep: Int32Array;
  /** That of the rows that are chosen, once it is asked for. */
  #arrows: ArrowIndex | undefined;

  constructor(diagram: Diagram) {
    this.diagram = diagram;
    this.#all = rowsOf(diagram);
    this.#past = causalPast(diagram);
    this.#rowOfStep = new Int32Array(diagram.steps.length);
    this.unrelated = this.#past?.filter((isPast) => !isPast).length ?? 0;
    this.choose(this.choice);
    const folds = this.rows.reduce((sum, { fold }) => sum + (fold === undefined ? 0 : 1), 0);
    this.foldable = this.#all.length - (this.rows.length - folds);
  }

  /** Chooses which steps are rows. */
  choose(choice: Choice): void {
    this.choice = choice;
    const related = choice.isPastOnly
      ? this.#all.filter(({ index }) => this.#past?.[index] !== false)
      : this.#all;
    this.rows = choice.isFolded
      ? foldSteps(
          related.filter((row) => !isIdle(row)),
          this.#keys,
          this.#opened,
        )
      : related;
    this.#arrows = undefined;
    this.#rowOfStep = new Int32Array(this.#all.length);
    this.rows.forEach(({ index }, row) => {
      this.#rowOfStep[index] = row;
    });
    let last = 0;
    this.#rowOfStep.forEach((row, step) => {
      last = Math.max(last, row);
      this.#rowOfStep[step] = last;
    });
  }

  /** Shows the steps that a row hides. */
  open(row: Row): void {
    this.#opened.add(row.index);
    this.choose(this.choice);
  }

  /** The row of a step; of one that is not shown, the row before it. */
  row(step: number): number {
    return this.#rowOfStep[step] ?? 0;
  }

  /** Whether a step has a row of its own. */
  isShown(step: number): boolean {
    const row = this.rows[this.row(step)];
    return row?.index === step && row.fold === undefined;
  }

  /** The arrows of which a part lies between two rows, these included, but for those that are folded away. */
  arrowsAmong(first: number, last: number): readonly Arrow[] {
    this.#arrows ??= new ArrowIndex(this.#arrowRows());
    return this.#arrows.among(first, last);
  }

  #arrowRows(): readonly ArrowRows[] {
    const rows: ArrowRows[] = [];
    for (const arrow of this.diagram.arrows) {
      const { sent, arrived } = arrow;
      const from = this.row(sent);
      const to = arrived === undefined ? from : this.row(arrived);
      const isFoldedAway = arrived !== undefined && from === to;
      if (!isFoldedAway && this.#isTold(sent)) rows.push({ arrow, from, to });
    }
    return rows;
  }

  /** Whether a step has a row, or is hidden by one: arrows of others would come from a step that did not send them. */
  #isTold(step: number): boolean {
    const row = this.rows[this.row(step)];
    return row?.index === step || (row?.fold?.last ?? -1) >= step;
  }

  /** The steps that are faults, in their order. */
  get faults(): readonly number[] {
    return this.#all.flatMap(({ step, index }) => (step.kind === 'fault' ? [index] : []));
  }

  lane(index: number | undefined): Lane | undefined {
    return index === undefined ? undefined : this.diagram.lanes[index];
  }

  laneName(index: number | undefined): string {
    return this.lane(index)?.name ?? 'the whole run';
  }

  /** The row of the violation, if there is one. */
  get violation(): number | undefined {
    const row = this.rows.findLastIndex(({ step }) => step.kind === 'violation');
    return row < 0 ? undefined : row;
  }

  /**
   * The step at which a story opens that is too long to be seen whole: the last fault that the violation may depend on.
   */
  get cause(): number | undefined {
    if (this.violation === undefined) return undefined;
    const isPast = (index: number): boolean => this.#past?.[index] !== false;
    return this.faults.findLast(isPast);
  }
}
