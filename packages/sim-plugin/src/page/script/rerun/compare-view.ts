import type { Diagram } from '@gossip/sim-runtime/sim';
import { h } from '../element.js';
import { rowsOf } from '../story/row.js';
import { storyView } from '../story/story-view.js';

/** One of two runs that are compared. */
export interface ComparedRun {
  readonly title: string;
  readonly diagram: Diagram;
}

/** Two runs side by side, stepped together, with the first step marked that is not the same in both. */
export function compareView(
  left: ComparedRun,
  right: ComparedRun,
  onSelect: (step: number) => void = () => undefined,
) {
  const first = firstDifference(left.diagram, right.diagram);
  let isFollowing = false;
  const follow = (from: Diagram, to: Diagram, lead: () => ReturnType<typeof storyView>) => {
    return (step: number): void => {
      if (isFollowing) return;
      isFollowing = true;
      lead().show(counterpart(from, to, step, first));
      isFollowing = false;
    };
  };
  const view = (run: ComparedRun, lead: (step: number) => void) =>
    storyView(run.diagram, {
      name: run.title,
      isCompared: true,
      onStep: () => undefined,
      onSelect: lead,
      ...(first === undefined ? {} : { marked: first }),
    });
  const followLeft = follow(right.diagram, left.diagram, () => leftView);
  const followRight = follow(left.diagram, right.diagram, () => rightView);
  const leftView = view(left, followRight);
  const rightView = view(right, (step) => {
    onSelect(step);
    followLeft(step);
  });
  const element = h(
    'div',
    { class: 'compare' },
    h('p', { class: 'compare-words' }, words(left.diagram, first)),
    h(
      'div',
      { class: 'compare-columns' },
      column(left, leftView.element),
      column(right, rightView.element),
    ),
  );
  return { element, show: () => rightView.show(first ?? undefined) };
}

function column({ title }: ComparedRun, story: HTMLElement): HTMLElement {
  return h('section', { 'aria-label': title }, h('h4', { class: 'compare-title' }, title), story);
}

function words({ steps }: Diagram, first: number | undefined): string {
  if (first === undefined) return 'The two runs are the same, step by step.';
  const at = steps[Math.min(first, steps.length - 1)]?.at ?? 0;
  return first === 0
    ? 'The two runs differ from their first step on.'
    : `The two runs are the same for ${first} ${first === 1 ? 'step' : 'steps'}, and differ from t=${at} on.`;
}

/** The first step that is not the same in both, by time, words and the fates of what it sends. */
export function firstDifference(one: Diagram, other: Diagram): number | undefined {
  const [left, right] = [rowsOf(one), rowsOf(other)];
  const length = Math.max(left.length, right.length);
  for (let index = 0; index < length; index++) {
    if (left[index]?.text !== right[index]?.text) return index;
  }
  return undefined;
}

/** The step of the other run that is shown beside a step: the same one, or else the last one by then. */
function counterpart(from: Diagram, to: Diagram, step: number, first: number | undefined): number {
  if (first === undefined || step <= first) return Math.min(step, to.steps.length - 1);
  const at = from.steps[step]?.at ?? 0;
  return Math.max(
    0,
    to.steps.findLastIndex((other) => other.at <= at),
  );
}
