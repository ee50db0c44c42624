import type { Arrow, Diagram, Lane, Step } from '@gossip/sim-runtime/sim';

/** A step as a row of the diagram. */
export interface Row {
  /** Which of the diagram's steps it is; of a fold, the first of those that it hides. */
  readonly index: number;
  readonly step: Step;
  /** The messages that it sends. */
  readonly sent: readonly Arrow[];
  /** Their fate, where it is out of the ordinary. */
  readonly notes: readonly string[];
  /** What came of it: effects, or messages; empty where nothing did. */
  readonly outcome: string;
  /** All of its words in small letters, to search in. */
  readonly text: string;
  /** The repetitions that this row stands for; absent where it is a step. */
  readonly fold?: Fold;
}

/** Rounds of steps that are hidden, since they repeat the rows above them. */
export interface Fold {
  /** How many steps a round has. */
  readonly length: number;
  /** How many more times the round is there. */
  readonly times: number;
  /** The time of the last hidden step, in ticks. */
  readonly until: number;
  /** The last hidden step. */
  readonly last: number;
  /** How many steps are hidden, idle ones among them included. */
  readonly hides: number;
}

const NONE: readonly Arrow[] = [];

/** All steps of a diagram as rows. Their words are made when they are asked for: of a long run, few ever are. */
export function rowsOf(diagram: Diagram): readonly Row[] {
  const sent = sentBySteps(diagram);
  return diagram.steps.map((step, index) => new StepRow(diagram, step, index, sent[index] ?? NONE));
}

function sentBySteps({ steps, arrows }: Diagram): readonly (readonly Arrow[] | undefined)[] {
  const sent: (Arrow[] | undefined)[] = new Array<undefined>(steps.length).fill(undefined);
  for (const arrow of arrows) (sent[arrow.sent] ??= []).push(arrow);
  return sent;
}

/** Whether nothing came of a step. */
export function isIdle({ step, sent }: Row): boolean {
  const isQuiet = sent.length === 0 && step.states === undefined;
  return step.kind === 'skipped' || (step.kind === 'timeout' && isQuiet);
}

class StepRow implements Row {
  readonly step: Step;
  readonly index: number;
  readonly sent: readonly Arrow[];
  readonly #lanes: readonly Lane[];
  #text: string | undefined;

  constructor({ lanes }: Diagram, step: Step, index: number, sent: readonly Arrow[]) {
    this.step = step;
    this.index = index;
    this.sent = sent;
    this.#lanes = lanes;
  }

  get notes(): readonly string[] {
    const { sent } = this;
    return sent.length === 0 ? [] : [...new Set(sent.flatMap((arrow) => this.#notesOf(arrow)))];
  }

  get outcome(): string {
    return this.step.outcome ?? sendsInWords(this.sent, this.#lanes);
  }

  get text(): string {
    return (this.#text ??= this.#words().join(' ').toLowerCase());
  }

  #notesOf(arrow: Arrow): readonly string[] {
    return notesOf(arrow, this.#lanes[arrow.to]?.name ?? '');
  }

  #words(): readonly string[] {
    const { at, kind, fault = '', what } = this.step;
    return [`t=${at}`, kind, fault, what, this.outcome, ...this.notes];
  }
}

/** The words of a fold, as on the terminal. */
export function foldWords({ length, times, until }: Fold): string {
  const what = length === 1 ? 'The step above repeats' : `The ${length} steps above repeat`;
  return `${what} ${times === 1 ? 'once more' : `${times} more times`}, until t=${until}`;
}

/** What is sent to whom, those who are sent the same together. */
function sendsInWords(sent: readonly Arrow[], lanes: readonly Lane[]): string {
  const recipients = new Map<string, Set<string>>();
  for (const { kind, label, to } of sent) {
    if (kind === 'call') continue;
    const names = recipients.get(label) ?? new Set();
    recipients.set(label, names.add(lanes[to]?.name ?? ''));
  }
  return [...recipients]
    .map(([label, names]) => `→ ${[...names].join(', ')}: ${label}`)
    .join(' · ');
}

/** What is out of the ordinary about a message or a call. */
export function notesOf(arrow: Arrow, to: string): readonly string[] {
  const { fate, delayTicks, isCopy, waitedTicks, kind } = arrow;
  const isSilent = fate === 'delivered' || fate === 'under way';
  return [
    ...(isCopy === true ? [`sent to ${to} twice`] : []),
    ...(delayTicks === undefined
      ? []
      : [kind === 'call' ? `${to} is ${delayTicks} late` : `delayed ${delayTicks}`]),
    ...(waitedTicks === undefined ? [] : [`waited ${waitedTicks} for ${to}`]),
    ...(isSilent ? [] : [FATES[fate](to)]),
  ];
}

const FATES: Readonly<Record<Arrow['fate'], (to: string) => string>> = {
  delivered: (to) => `delivered to ${to}`,
  lost: (to) => `lost on its way to ${to}`,
  blocked: (to) => `cut off from ${to}`,
  missed: (to) => `missed by ${to}`,
  'under way': (to) => `not at ${to} when the run ended`,
  failed: (to) => `refused by ${to}`,
  unanswered: (to) => `no answer from ${to}`,
};
