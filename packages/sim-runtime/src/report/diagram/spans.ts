import { type TraceEntry } from '../../run/trace.js';
import { type Span, type SpanKind } from './diagram.js';
import { type Lanes } from './lanes.js';

type FaultEntry = Extract<TraceEntry, { readonly kind: 'fault' | 'recovery' }>;

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
  begin(entry: FaultEntry, step: number): readonly number[] {
    const kind = conditionOf(entry);
    if (kind === undefined) return [];
    const struck = this.#lanes.struck(entry);
    for (const lane of struck) {
      this.#spans.push({ lane, kind, begin: step, sentence: entry.sentence });
    }
    return kind === 'down' ? struck : [];
  }

  /** Takes the end of a fault: of what began last, where several of its kind go on. */
  end(entry: FaultEntry, step: number): void {
    const kind = conditionOf(entry);
    for (const lane of this.#lanes.struck(entry)) {
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
function conditionOf({ kind, fault, sentence }: FaultEntry): SpanKind | undefined {
  switch (fault) {
    case 'pause':
      return 'paused';
    case 'crash':
    case 'amnesia':
      return 'down';
    case 'repeated-crash':
    case 'cascade':
    case 'mass-restart':
      // These announce themselves first, and then each of their crashes.
      return kind === 'recovery' || sentence.startsWith('crash ') ? 'down' : undefined;
    case 'partition':
    case 'split-brain':
      return 'cut off';
    case 'clock-skew':
      return 'skewed';
    case 'equivocation':
      return 'lying';
    case 'disk-full':
      return 'full';
    default:
      return undefined;
  }
}
