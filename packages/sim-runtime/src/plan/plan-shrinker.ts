import { Stream, Value } from 'fast-check';
import { type Plan } from './plan.js';
import { isSmaller } from './plan-size.js';
import { bigCuts } from './shrinking/big-cuts.js';
import { dropChunks } from './shrinking/drop-chunks.js';
import { lowerKnobs } from './shrinking/lower-knobs.js';
import { lowerRates } from './shrinking/lower-rates.js';
import { EXACT, type Precision } from './shrinking/precision.js';
import { renameParties } from './shrinking/rename-parties.js';
import { closeGaps, probeGaps, scaleTimeline, shortenFaults } from './shrinking/shorten-times.js';
import { lowerSkips, lowerTimes, probeSkips, simplifyEvents } from './shrinking/simplify-events.js';
import { type Cursor, type ShrinkPass } from './shrinking/shrink-pass.js';

/** Where shrinking goes on: fast-check hands it back with the plan that failed. */
export interface ShrinkContext {
  readonly pass: number;
  readonly cursor: Cursor;
}

/**
 * Walks plans that are strictly smaller than one that fails, in two stages: what can be left out, large
 * pieces first, and then shorter times, which take the most runs and are cheapest for a plan that holds
 * little. The seed, the names and the salts stay: they say which universe it is.
 */
export class PlanShrinker {
  readonly #stages: readonly (readonly ShrinkPass[])[];
  readonly #passes: readonly ShrinkPass[];

  /**
   * @param leastParties - how few actors or nodes there may be
   * @param precision - how exactly to find rates and times
   */
  constructor(leastParties: number, precision: Precision) {
    const lowerParties = lowerKnobs({
      count: () => 1,
      read: ({ parties }) => parties,
      turn: (plan, _index, parties) => ({ ...plan, parties }),
      least: leastParties,
      grain: EXACT.grain,
    });
    this.#stages = [
      [
        bigCuts,
        dropChunks('operations'),
        dropChunks('faults'),
        lowerRates(precision),
        renameParties,
        lowerParties,
      ],
      [
        simplifyEvents,
        lowerTimes,
        probeSkips(precision),
        lowerSkips(precision),
        scaleTimeline,
        probeGaps(precision),
        closeGaps(precision),
        shortenFaults(precision),
      ],
    ];
    this.#passes = this.#stages.flat();
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
    if (context === undefined) {
      yield* this.#walkPasses(0, this.#passes.length, plan);
      return;
    }
    const { pass, cursor } = context;
    const end = this.#endOfStage(pass);
    yield* this.#walkPass(pass, plan, cursor);
    yield* this.#walkPasses(pass + 1, end, plan);
    // What could not be left out before may be dispensable now that something else is smaller.
    yield* this.#walkPasses(0, pass + 1, plan);
    yield* this.#walkPasses(end, this.#passes.length, plan);
  }

  /** The index after the last pass of the stage that a pass belongs to. */
  #endOfStage(pass: number): number {
    let end = 0;
    for (const stage of this.#stages) {
      end += stage.length;
      if (pass < end) break;
    }
    return end;
  }

  *#walkPasses(first: number, end: number, plan: Plan): IterableIterator<Value<Plan>> {
    for (let index = first; index < end; index++) {
      yield* this.#walkPass(index, plan, undefined);
    }
  }

  *#walkPass(index: number, plan: Plan, from: Cursor | undefined): IterableIterator<Value<Plan>> {
    const pass = this.#passes[index] as ShrinkPass;
    let cursor = from ?? pass.begin(plan);
    let candidate = pass.candidate(plan, cursor);
    while (candidate !== undefined) {
      const context: ShrinkContext = { pass: index, cursor: pass.accepted(plan, cursor) };
      // A step that is not strictly smaller would let a walk go round in circles.
      if (isSmaller(candidate, plan)) yield new Value(candidate, context);
      cursor = pass.rejected(plan, cursor);
      candidate = pass.candidate(plan, cursor);
    }
  }
}
