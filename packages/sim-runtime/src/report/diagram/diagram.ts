import { type FaultKind } from '../../faults/fault-kind.js';
import { type ModuleType } from '../../plan/plan.js';
import { type Phase } from '../../run/phase.js';
import { type Plain } from './plain.js';

/** A run as a space-time diagram: plain data, from which a page draws. */
export interface Diagram {
  readonly type: ModuleType;
  readonly lanes: readonly Lane[];
  /** What happened, in its order. */
  readonly steps: readonly Step[];
  readonly arrows: readonly Arrow[];
  readonly spans: readonly Span[];
  /** Messages, inputs and states, each once: steps and arrows refer to them by their place. */
  readonly values: readonly Plain[];
  /** What each lane's state was before the first step; absent where it has none to show. */
  readonly initial: readonly LaneState[];
  /** How many entries of the trace lie before the first step, left out because there are too many. */
  readonly omitted: number;
  /** Why there are no states, as a sentence, where that is so. */
  readonly blind?: string;
}

export type LaneRole = 'actor' | 'coordinator' | 'node' | 'source' | 'stage' | 'disk' | 'sink';

/** Somebody to whom things happen. */
export interface Lane {
  readonly name: string;
  /** The name in one to three characters. */
  readonly short: string;
  readonly role: LaneRole;
}

/** The state of a lane from a step on. */
export interface LaneState {
  readonly lane: number;
  /** Its place among the diagram's values. */
  readonly value: number;
}

export type StepKind =
  | 'phase'
  | 'operation'
  | 'skipped'
  | 'send'
  | 'applied'
  | 'received'
  | 'missed'
  | 'timeout'
  | 'fault'
  | 'recovery'
  | 'violation';

/** Something that happened, at one moment and in one place. */
export interface Step {
  /** When, in ticks. */
  readonly at: number;
  readonly kind: StepKind;
  readonly phase?: Phase;
  /** Where; absent where it concerns the whole run. */
  readonly lane?: number;
  /** What happened, in the module's own words. */
  readonly what: string;
  /** What came of it. */
  readonly outcome?: string;
  readonly fault?: FaultKind;
  /** The input, message or event in full. */
  readonly content?: number;
  /** The arrow that ends here. */
  readonly arrival?: number;
  /** The lanes whose state this step changed. */
  readonly states?: readonly LaneState[];
}

/**
 * What became of a message: `missed`, nobody was up to take it; `under way`, the run ended first;
 * `failed`, a port refused the call; `unanswered`, the stage did not live to hear.
 */
export type ArrowFate =
  'delivered' | 'lost' | 'blocked' | 'missed' | 'under way' | 'failed' | 'unanswered';

/** A message on its way, or a call of a port and its answer. */
export interface Arrow {
  readonly kind: 'message' | 'call';
  readonly from: number;
  readonly to: number;
  /** The step that sent it. */
  readonly sent: number;
  /** The step that it became, or that its answer became. */
  readonly arrived?: number;
  readonly fate: ArrowFate;
  readonly label: string;
  readonly content: number;
  /** How many ticks longer it took than the least. */
  readonly delayTicks?: number;
  /** Whether it is the second copy of a message that was sent once. */
  readonly isCopy?: boolean;
  /** For how many ticks it waited for a paused recipient. */
  readonly waitedTicks?: number;
}

/** A condition that a lane was in from one step to another. */
export interface Span {
  readonly lane: number;
  readonly kind: SpanKind;
  readonly begin: number;
  /** The step that ended it; absent where it lasted to the end. */
  readonly end?: number;
  readonly sentence: string;
}

export type SpanKind = 'paused' | 'down' | 'cut off' | 'skewed' | 'lying' | 'full';
