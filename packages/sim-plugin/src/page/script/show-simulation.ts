import type { PageData } from '../page-data.js';
import { bugsSection } from './bugs.js';
import { checksSection } from './checks.js';
import { h } from './element.js';
import { helpDialog } from './help.js';
import { listenForKeys } from './keys.js';
import { simulationMasthead } from './masthead.js';
import { summarySection } from './summary.js';

/** Shows the report of a sweep or of a single run. */
export function showSimulation(data: PageData): void {
  const help = helpDialog();
  const bugs = bugsSection(data);
  document.body.append(
    h('a', { class: 'skip', href: '#main' }, 'Skip to the report'),
    simulationMasthead(data.report, help.open),
    h(
      'main',
      { id: 'main', tabindex: '-1' },
      summarySection(data.report),
      bugs.element,
      checksSection(data),
    ),
    help.element,
  );
  bugs.show();
  listenForKeys({ ...bugs, help: help.open, areOn: help.areKeysOn });
}
