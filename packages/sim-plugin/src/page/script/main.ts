import type { PageData } from '../page-data.js';
import { bugsSection } from './bugs.js';
import { checksSection } from './checks.js';
import { h } from './element.js';
import { helpDialog } from './help.js';
import { listenForKeys } from './keys.js';
import { masthead } from './masthead.js';
import { pageData } from './page-data.js';
import { summarySection } from './summary.js';

const data = await pageData<PageData>();

const help = helpDialog();
const bugs = bugsSection(data);
document.body.append(
  h('a', { class: 'skip', href: '#main' }, 'Skip to the report'),
  masthead(data.report, help.open),
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
