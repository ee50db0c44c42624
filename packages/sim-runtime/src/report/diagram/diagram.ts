import { type FaultKind } from '../../faults/fault-kind.js';
import { type CallTimeline } from '../../history/timeline/call-timeline.js';
import { type ModuleType } from '../../plan/plan.js';
import { type Condition } from '../../faults/fault-table.js';
import { type Lane } from '../../run/lane.js';
import { type Phase } from '../../trace/phase.js';
import { type Plain } from './plain.js';

/** A run as a space-time diagram: plain data, from which a page draws. */
export interface Diagram {
  /** The type of the module that was run. */
  readonly type: ModuleType;
  /** The places, from left to right. */
  readonly lanes: readonly Lane[];
  /** What happened, in its order. */
  readonly steps: readonly Step[];
  /** What went from place to place. */
  readonly arrows: readonly Arrow[];
  /** What held for a while at a place. */
  readonly spans: readonly Span[];
  /** Messages, inputs and states, each once: steps and arrows refer to them by their place. */
  readonly values: readonly Plain[];
  /** What each lane's state was before the first step; absent where it has none to show. */
  readonly initial: readonly LaneState[];
  /** How many entries of the trace lie before the first step, left out because there are too many. */
  readonly omitted: number;
  /** Why there are no states, as a sentence, where that is so. */
  readonly blind?: string;
  /** The calls of clients, where the violation is that no order of them fits. */
  readonly calls?: CallTimeline;
}

/** The state of a lane from a step on. */
export interface LaneState {
  /** Whose state it is: an index of `lanes`. */
  readonly lane: number;
  /** Its place among the diagram's values. */
  readonly value: number;
}

/** What a step is. */
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
  /** What happened. */
  readonly kind: StepKind;
  /** The phase of the run. */
  readonly phase?: Phase;
  /** Where; absent where it concerns the whole run. */
  readonly lane?: number;
  /** What happened, in the module's own words. */
  readonly what: string;
  /** What came of it. */
  readonly outcome?: string;
  /** Which fault it was, of a step that is one. */
  readonly fault?: FaultKind;
  /** The input, message or event in full. */
  readonly content?: number;
  /** The arrow that ends here. */
  readonly arrival?: number;
  /** The lanes whose state this step changed. */
  readonly states?: readonly LaneState[];
}

/**
 * The fate of a message: `missed`, its receiver was down; `under way`, the run ended first;
 * `failed`, a port refused the call; `unanswered`, the stage did not live to hear.
 */
export type ArrowFate =
  'delivered' | 'lost' | 'blocked' | 'missed' | 'under way' | 'failed' | 'unanswered';

/** A message on its way, or a call of a port and its answer. */
export interface Arrow {
  /** Whether it carries a message, or is a call of a port with its answer. */
  readonly kind: 'message' | 'call';
  /** Its causal id, by which a plan names it. */
  readonly id: number;
  /** The lane that sent it: an index of `lanes`. */
  readonly from: number;
  /** The lane that it was sent to: an index of `lanes`. */
  readonly to: number;
  /** The step that sent it. */
  readonly sent: number;
  /** The step that it became, or that its answer became. */
  readonly arrived?: number;
  /** Its fate. */
  readonly fate: ArrowFate;
  /** What it carries, in few words. */
  readonly label: string;
  /** What it carries, in full: its place among the diagram's values. */
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
  /** Where it held: an index of `lanes`. */
  readonly lane: number;
  /** What held. */
  readonly kind: SpanKind;
  /** The step with which it began. */
  readonly begin: number;
  /** The step that ended it; absent where it lasted to the end. */
  readonly end?: number;
  /** It in words, as traces say it. */
  readonly sentence: string;
}

/** A condition that lasts. */
export type SpanKind = Condition;
