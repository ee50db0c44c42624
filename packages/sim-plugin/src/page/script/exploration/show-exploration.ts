import { formatCount } from '@gossip/sim-runtime/sim';
import type { ExplorationFacts, ExplorationPageData } from '../../exploration-data.js';
import { h } from '../element.js';
import { helpDialog } from '../help.js';
import { listenForKeys } from '../keys.js';
import { masthead } from '../masthead.js';
import { explorationSummary, searched } from './exploration-summary.js';
import { counterexamples } from './counterexamples.js';

/** Shows the report of an exploration. */
export function showExploration({ exploration, found }: ExplorationPageData): void {
  const help = helpDialog();
  const paths = counterexamples(found);
  const button = h('button', { type: 'button', class: 'quiet' }, 'Keys');
  button.append(h('kbd', { 'aria-hidden': 'true' }, '?'));
  button.addEventListener('click', help.open);
  document.body.append(
    h('a', { class: 'skip', href: '#main' }, 'Skip to the report'),
    masthead({
      kind: 'Exploration report',
      title: exploration.simulation,
      badges: badges(exploration),
      tools: [button],
    }),
    h(
      'main',
      { id: 'main', tabindex: '-1' },
      explorationSummary(exploration),
      paths.element,
      searched(exploration),
    ),
    help.element,
  );
  paths.show();
  listenForKeys({ ...paths, help: help.open, areOn: help.areKeysOn });
}

function badges({ violations, verdict, type, distinct }: ExplorationFacts): readonly HTMLElement[] {
  const [result, words] =
    violations > 0
      ? ['fail', 'Fail']
      : verdict === 'complete'
        ? ['pass', 'Pass']
        : ['interrupted', 'Incomplete'];
  return [
    h('li', { class: `badge result ${result}` }, words),
    h('li', { class: 'badge' }, type),
    h('li', { class: 'badge' }, `${formatCount(distinct)} states`),
  ];
}
