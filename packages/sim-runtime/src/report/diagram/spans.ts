import { faultRow } from '../../faults/fault-kind.js';
import { type FaultEntry } from '../fault-sentence.js';
import { type Span, type SpanKind } from './diagram.js';
import { type Lanes } from './lanes.js';

interface OpenSpan {
  readonly lane: number;
  readonly kind: SpanKind;
  readonly begin: number;
  readonly sentence: string;
  end?: number;
}

/** The conditions that lanes are in: what faults begin, and recoveries and healing end. */
export class Spans {
  readonly #lanes: Lanes;
  readonly #spans: OpenSpan[] = [];

  constructor(lanes: Lanes) {
    this.#lanes = lanes;
  }

  get list(): readonly Span[] {
    return this.#spans;
  }

  /** Takes what a fault does at a step; gives the lanes that it puts out of action. */
  begin(entry: FaultEntry, sentence: string, step: number): readonly number[] {
    const kind = conditionOf(entry);
    if (kind === undefined) return [];
    const struck = this.#lanes.struck(entry.targets);
    for (const lane of struck) {
      this.#spans.push({ lane, kind, begin: step, sentence });
    }
    return kind === 'down' ? struck : [];
  }

  /** Takes the end of a fault: of what began last, where several of its kind go on. */
  end(entry: FaultEntry, step: number): void {
    const kind = conditionOf(entry);
    for (const lane of this.#lanes.struck(entry.targets)) {
      const span = this.#spans.findLast(
        (open) => open.lane === lane && open.kind === kind && open.end === undefined,
      );
      if (span !== undefined) span.end = step;
    }
  }

  /** Ends all that goes on. */
  heal(step: number): void {
    for (const span of this.#spans) span.end ??= step;
  }
}

/** What a fault does to the lanes that it strikes, where that lasts. */
function conditionOf(entry: FaultEntry): SpanKind | undefined {
  // An announced strike has an entry of its own.
  if (entry.kind === 'fault' && entry.stage === 'announced') return undefined;
  return faultRow(entry.fault).condition;
}
