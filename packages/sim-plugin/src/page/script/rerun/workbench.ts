import type { Diagram, Plan, Violation } from '@gossip/sim-runtime/sim';
import { h } from '../element.js';
import { saveFile } from '../save-file.js';
import { compareView } from './compare-view.js';
import { editor } from './editor.js';
import type { Edit } from './plan-edits.js';
import type { Rerun, Runner } from './runner.js';

/** The run that is changed. */
export interface BenchSubject {
  readonly diagram: Diagram;
  readonly plan: Plan;
  /** Its fingerprint, where it is known. */
  readonly traceHash: string | undefined;
  /** Runs changed plans; a reason, as a sentence, where this page cannot. */
  readonly runner: Runner | string;
}

/** A plan in the making: the last one is shown. */
interface Version {
  readonly plan: Plan;
  readonly words: string;
  readonly run?: Rerun;
}

/** Changes of a run, tried at once: the changed run beside the original. */
export function workbench(subject: BenchSubject) {
  const { runner, diagram, plan: original } = subject;
  const versions: Version[] = [];
  let step = 0;
  let isBusy = false;
  const state = h('p', { class: 'bench-state', role: 'status' });
  const changes = h('ol', { class: 'bench-changes', 'aria-label': 'Changes' });
  const result = h('div', {});
  const place = h('div', {});
  const undo = h('button', { type: 'button' }, 'Undo the last change');
  const save = h('button', { type: 'button' }, 'Save the plan');
  undo.addEventListener('click', () => {
    versions.pop();
    show();
  });
  save.addEventListener('click', () => {
    const { simulation, seed } = original;
    const name = `${simulation}-${seed}${versions.length === 0 ? '' : '-changed'}.plan.json`;
    const text = `${JSON.stringify(versions.at(-1)?.plan ?? original, null, 2)}\n`;
    saveFile(name.replaceAll(/[^\w.-]+/g, '-'), text);
  });

  const current = (): { readonly plan: Plan; readonly diagram: Diagram } => ({
    plan: versions.at(-1)?.plan ?? original,
    diagram: versions.findLast(({ run }) => run !== undefined)?.run?.diagram ?? diagram,
  });

  async function change({ plan, words }: Edit, seed?: { at: number; seed: number }): Promise<void> {
    if (isBusy) return;
    if (typeof runner === 'string') {
      versions.push({ plan, words });
      return show();
    }
    isBusy = true;
    state.textContent = 'Running …';
    try {
      const run = await runner.run(plan, seed);
      versions.push({ plan: run.plan, words, run });
      show();
      await check(runner);
    } catch (error) {
      state.textContent = `Not changed: ${error instanceof Error ? error.message : String(error)}`;
    } finally {
      isBusy = false;
    }
  }

  let isChecked = subject.traceHash === undefined;
  /** A browser may run the module in another way than Node: then a difference may be none of the change. */
  async function check(known: Runner): Promise<void> {
    if (isChecked) return;
    isChecked = true;
    const { traceHash } = await known.run(original);
    if (traceHash === subject.traceHash) return;
    state.textContent += ` This browser runs the original plan in another way than sim-run (trace hash ${traceHash}): differences may not come from the change.`;
  }

  function show(): void {
    const last = versions.at(-1);
    undo.disabled = last === undefined;
    changes.replaceChildren(...versions.map(({ words }) => h('li', {}, words)));
    edit.show(current(), Math.min(step, current().diagram.steps.length - 1));
    state.textContent =
      typeof runner === 'string'
        ? `${runner} Save the plan, changed or not, and run it with --plan of sim-run.`
        : last === undefined
          ? 'Choose a step of the story, and change what happens.'
          : outcomeOf(last.run);
    if (last?.run === undefined) return result.replaceChildren();
    const view = compareView(
      { title: `Original run: ${outcomeWords(violationOf(diagram))}`, diagram },
      { title: `Changed run: ${outcomeWords(last.run.violation)}`, diagram: last.run.diagram },
      (chosen) => {
        step = chosen;
        edit.show(current(), chosen);
      },
    );
    result.replaceChildren(view.element);
    view.show();
  }

  const edit = editor((made, seed) => void change(made, seed), typeof runner !== 'string');
  place.append(edit.element);
  const element = h(
    'details',
    { class: 'bench' },
    h('summary', {}, 'Change this run and run it again'),
    place,
    state,
    changes,
    h('p', { class: 'bench-buttons' }, undo, save),
    result,
  );
  show();
  return {
    element,
    /** Tells which step of the original story is chosen. */
    choose: (chosen: number): void => {
      if (versions.length > 0) return;
      step = chosen;
      edit.show(current(), chosen);
    },
  };
}

function outcomeOf(run: Rerun | undefined): string {
  return run === undefined ? '' : `The changed run ${outcomeWords(run.violation)}.`;
}

type Failure = Pick<Violation, 'oracle' | 'at'>;

function outcomeWords(violation: Failure | undefined): string {
  return violation === undefined
    ? 'violates nothing'
    : `violates "${violation.oracle}" at t=${violation.at}`;
}

function violationOf({ steps }: Diagram): Failure | undefined {
  const step = steps.findLast(({ kind }) => kind === 'violation');
  return step && { oracle: step.what, at: step.at };
}
