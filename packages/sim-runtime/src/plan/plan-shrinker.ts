import { Stream, Value } from 'fast-check';
import { type Plan } from './plan.js';
import { bigCuts } from './shrinking/big-cuts.js';
import { dropChunks } from './shrinking/drop-chunks.js';
import { lowerKnobs } from './shrinking/lower-knobs.js';
import { lowerRates } from './shrinking/lower-rates.js';
import { renameParties } from './shrinking/rename-parties.js';
import { closeGaps, probeGaps, scaleTimeline, shortenFaults } from './shrinking/shorten-times.js';
import { type Cursor, type ShrinkPass } from './shrinking/shrink-pass.js';

/** Where shrinking goes on: fast-check hands it back with the plan that failed. */
export interface ShrinkContext {
  readonly pass: number;
  readonly cursor: Cursor;
}

/**
 * Walks plans that are smaller than one that fails, big cuts first: fewer faults, operations and
 * parties, lower rates, shorter times. The seed, the names and the salts stay: they say which
 * universe it is.
 */
export class PlanShrinker {
  readonly #passes: readonly ShrinkPass[];

  /** @param leastParties - how few actors or nodes there may be */
  constructor(leastParties: number) {
    const lowerParties = lowerKnobs({
      count: () => 1,
      read: ({ parties }) => parties,
      turn: (plan, _index, parties) => ({ ...plan, parties }),
      least: leastParties,
      grain: 1,
    });
    this.#passes = [
      bigCuts,
      dropChunks('operations'),
      dropChunks('faults'),
      lowerRates,
      renameParties,
      lowerParties,
      scaleTimeline,
      probeGaps,
      closeGaps,
      shortenFaults,
    ];
  }

  /**
   * Smaller plans, in the order in which to try them.
   *
   * @param context - what came with the plan if this made it; otherwise it begins at the beginning
   */
  shrink(plan: Plan, context: ShrinkContext | undefined): Stream<Value<Plan>> {
    return new Stream(this.#walk(plan, context));
  }

  *#walk(plan: Plan, context: ShrinkContext | undefined): IterableIterator<Value<Plan>> {
    if (context !== undefined) {
      const { pass, cursor } = context;
      yield* this.#walkPass(pass, plan, cursor);
      yield* this.#walkPasses(pass + 1, plan);
    }
    // What failed to shrink at first may do so now that something else is smaller.
    yield* this.#walkPasses(0, plan);
  }

  *#walkPasses(first: number, plan: Plan): IterableIterator<Value<Plan>> {
    for (let index = first; index < this.#passes.length; index++) {
      yield* this.#walkPass(index, plan, undefined);
    }
  }

  *#walkPass(index: number, plan: Plan, from: Cursor | undefined): IterableIterator<Value<Plan>> {
    const pass = this.#passes[index] as ShrinkPass;
    let cursor = from ?? pass.begin(plan);
    let candidate = pass.candidate(plan, cursor);
    while (candidate !== undefined) {
      const context: ShrinkContext = { pass: index, cursor: pass.accepted(plan, cursor) };
      yield new Value(candidate, context);
      cursor = pass.rejected(plan, cursor);
      candidate = pass.candidate(plan, cursor);
    }
  }
}
