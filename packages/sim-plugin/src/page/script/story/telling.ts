import type { Arrow, Diagram, Lane, Step } from '@gossip/sim-runtime/sim';

/** A step as a row of the diagram. */
export interface Row {
  /** Which of the diagram's steps it is. */
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
}

/** A diagram's steps as rows: all of them, or without those in which nothing came of anything. */
export class Telling {
  readonly diagram: Diagram;
  /** How many steps there are in which nothing happened. */
  readonly idle: number;
  rows: readonly Row[] = [];
  readonly #all: readonly Row[];
  #rowOfStep: Int32Array;

  constructor(diagram: Diagram) {
    this.diagram = diagram;
    const sent = sentBySteps(diagram);
    this.#all = diagram.steps.map((step, index) => rowOf(diagram, step, index, sent[index] ?? []));
    this.#rowOfStep = new Int32Array(diagram.steps.length);
    this.idle = this.#all.filter(isIdle).length;
    this.choose(false);
  }

  /** Chooses which steps are rows. */
  choose(withIdle: boolean): void {
    this.rows = withIdle ? this.#all : this.#all.filter((row) => !isIdle(row));
    this.#rowOfStep = new Int32Array(this.#all.length);
    this.rows.forEach(({ index }, row) => {
      this.#rowOfStep.fill(row, index);
    });
  }

  /** The row of a step; of one that is not shown, the row before it. */
  row(step: number): number {
    return this.#rowOfStep[step] ?? 0;
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
}

function sentBySteps({ steps, arrows }: Diagram): readonly (readonly Arrow[])[] {
  const sent: Arrow[][] = steps.map(() => []);
  for (const arrow of arrows) sent[arrow.sent]?.push(arrow);
  return sent;
}

function isIdle({ step, sent }: Row): boolean {
  const isQuiet = sent.length === 0 && step.states === undefined;
  return step.kind === 'skipped' || (step.kind === 'timeout' && isQuiet);
}

function rowOf({ lanes }: Diagram, step: Step, index: number, sent: readonly Arrow[]): Row {
  const notes = [...new Set(sent.flatMap((arrow) => notesOf(arrow, lanes[arrow.to]?.name ?? '')))];
  const outcome = step.outcome ?? sendsInWords(sent, lanes);
  const words = [`t=${step.at}`, step.kind, step.fault ?? '', step.what, outcome, ...notes];
  return { index, step, sent, notes, outcome, text: words.join(' ').toLowerCase() };
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
