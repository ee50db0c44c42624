import {
  type BugReport,
  type Diagram,
  omittedWords,
  type Plan,
  type ReportedPlan,
  type SimulationReport,
  type UnsortedFailures,
} from '@gossip/sim-runtime/sim';
import type { PageData } from '../page-data.js';
import { bugFacts, bugSentence } from './bug-facts.js';
import { callsSection } from './calls/calls-section.js';
import { h } from './element.js';
import { exportButtons } from './export-buttons.js';
import { bookmark } from './bookmark.js';
import { oneOfSeveral, type Shown } from './one-of-several.js';
import type { PageBundle } from '../rerun/page-bundle.js';
import { passingSection } from './rerun/passing-section.js';
import { Runner } from './rerun/runner.js';
import { workbench } from './rerun/workbench.js';
import { storyView, type StoryView } from './story/story-view.js';

/** The bugs: a list to choose from where there are several, and the one that is chosen. */
export function bugsSection(data: PageData) {
  const { bugs, unsorted = [], omitted = [] } = data.report;
  const section = oneOfSeveral({
    label: 'Bugs',
    tabs: bugs.map((bug) => (choose) => tab(bug, choose)),
    make: (index) => make(data, index),
  });
  section.element.append(
    ...unsorted.map(unsortedLine),
    ...omitted.map((omission) => h('p', { class: 'unsorted' }, omittedWords(omission))),
  );
  return section;
}

function tab({ oracle, message, seeds }: BugReport, choose: () => void): HTMLLIElement {
  const button = h(
    'button',
    { type: 'button', class: 'bug-tab' },
    h('span', { class: 'bug-tab-name' }, oracle),
    h('span', { class: 'bug-tab-message' }, message),
    h('span', { class: 'bug-tab-seeds' }, countOfSeeds(seeds)),
  );
  button.addEventListener('click', choose);
  return h('li', {}, button);
}

function countOfSeeds({ length }: readonly number[]): string {
  return `${length} ${length === 1 ? 'seed' : 'seeds'}`;
}

/** Failures that were not looked into. */
function unsortedLine({ oracle, seeds, runs }: UnsortedFailures): HTMLElement {
  const words = ` also failed with ${countOfSeeds(seeds)} that were not analysed (limit reached after ${runs} runs): ${seeds.slice(0, 5).join(', ')}${seeds.length > 5 ? ' and more' : ''}.`;
  return h('p', { class: 'unsorted' }, h('strong', {}, oracle), words);
}

function make(data: PageData, index: number): Shown | undefined {
  const { report, diagrams, run } = data;
  const bug = report.bugs[index];
  const diagram = bug === undefined ? run : (diagrams[index] ?? undefined);
  if (bug === undefined && diagram === undefined) return undefined;
  const plan = bug === undefined ? data.runPlan : planOf(bug.plan);
  const traceHash = bug === undefined ? report.traceHash : bug.traceHash;
  const bench =
    diagram === undefined || plan === undefined || data.rerun === undefined
      ? undefined
      : workbench({ diagram, plan, traceHash, runner: runnerOf(data, data.rerun) });
  const story =
    diagram === undefined ? undefined : storyOf(diagram, index, bug, (step) => bench?.choose(step));
  const passing = data.passing[index] ?? undefined;
  const heading =
    bug === undefined
      ? h('h2', { id: 'bug-title' }, 'The run')
      : h(
          'h2',
          { id: 'bug-title' },
          h('span', { class: 'bug-mark', 'aria-hidden': 'true' }),
          bug.oracle,
        );
  const element = h(
    'article',
    { class: 'bug card', 'aria-labelledby': 'bug-title' },
    h(
      'header',
      { class: 'bug-head' },
      heading,
      bug && h('p', { class: 'bug-message' }, bug.message),
    ),
    bug && bugSentence(bug),
    diagram?.calls && callsSection(diagram.calls),
    story?.element ?? (bug && untold(bug)),
    bench?.element,
    diagram && passing && passingSection(diagram, passing),
    bug && bugFacts(bug),
    diagram && exportButtons(diagram, exportedRun(report, bug)),
  );
  return { element, story };
}

function storyOf(
  diagram: Diagram,
  bug: number,
  report: BugReport | undefined,
  onSelect: (step: number) => void,
): StoryView {
  return storyView(diagram, {
    name: report?.oracle ?? 'the run',
    onStep: (step) => bookmark({ bug, step }),
    onSelect,
  });
}

/** A recording is replayed as it is: there is nothing to change. */
function planOf({ recordedInputs, ...plan }: ReportedPlan): Plan | undefined {
  return recordedInputs === undefined ? plan : undefined;
}

let runner: Runner | undefined;
/** All runs of a page are of one module. */
function runnerOf({ limits }: PageData, rerun: PageBundle): Runner | string {
  if (rerun.kind === 'none') return rerun.reason;
  return (runner ??= new Runner(rerun, limits));
}

function exportedRun({ simulation, seeds }: SimulationReport, bug: BugReport | undefined) {
  const seed = bug?.plan.seed ?? seeds.first;
  return { simulation, seed, command: bug?.replay ?? '' };
}

/** The story of a bug without a picture, in lines as on the terminal. */
function untold({ story }: BugReport): HTMLElement {
  return h(
    'div',
    { class: 'untold' },
    h('p', { class: 'muted' }, 'It has no diagram: its run did not end.'),
    h('pre', { tabindex: 0 }, story.join('\n')),
  );
}
