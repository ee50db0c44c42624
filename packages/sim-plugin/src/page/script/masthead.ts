import type { SimulationReport } from '@gossip/sim-runtime/sim';
import { h, s } from './element.js';
import { themeButton } from './theme.js';

const RESULTS = {
  pass: 'Pass',
  fail: 'Fail',
  interrupted: 'Interrupted',
  unknown: 'Unknown',
  empty: 'Empty',
} as const;
const SIGNS = {
  pass: 'M4 10.5l4 4 8-9',
  fail: 'M5 5l10 10M15 5L5 15',
  interrupted: 'M7 4v12M13 4v12',
  unknown: 'M6 7a4 4 0 1 1 4 4v2M10 16v1',
  empty: 'M4 10h12',
};

/** The top of a page. */
export interface MastheadParts {
  /** What kind of report it is. */
  readonly kind: string;
  readonly title: string;
  /** The facts at a glance, as items of a list. */
  readonly badges: readonly HTMLElement[];
  /** Buttons beside that of the colours. */
  readonly tools?: readonly HTMLElement[];
}

/** The top of a simulation's page: what was simulated, and whether all is well. */
export function simulationMasthead(
  { simulation, type, level, result }: SimulationReport,
  help: () => void,
): HTMLElement {
  const helpButton = h('button', { type: 'button', class: 'quiet' }, 'Keys');
  helpButton.append(h('kbd', { 'aria-hidden': 'true' }, '?'));
  helpButton.addEventListener('click', help);
  return masthead({
    kind: 'Simulation report',
    title: simulation,
    badges: [
      h('li', { class: `badge result ${result}` }, sign(SIGNS[result]), RESULTS[result]),
      h('li', { class: 'badge' }, type),
      h('li', { class: 'badge' }, level),
    ],
    tools: [helpButton],
  });
}

export function masthead({ kind, title, badges, tools = [] }: MastheadParts): HTMLElement {
  return h(
    'header',
    { class: 'masthead' },
    h(
      'div',
      { class: 'masthead-title' },
      logo(),
      h('div', {}, h('p', { class: 'overline' }, kind), h('h1', {}, title)),
    ),
    h('ul', { class: 'badges', 'aria-label': 'At a glance' }, ...badges),
    h('div', { class: 'masthead-tools' }, ...tools, themeButton()),
  );
}

function sign(path: string): SVGElement {
  return s(
    'svg',
    { viewBox: '0 0 20 20', class: 'sign', 'aria-hidden': 'true' },
    s('path', { d: path }),
  );
}

/** Two lanes and a message between them. */
function logo(): SVGElement {
  return s(
    'svg',
    { viewBox: '0 0 40 40', class: 'logo', 'aria-hidden': 'true' },
    s('path', { d: 'M11 5v30M29 5v30', class: 'logo-lane' }),
    s('path', { d: 'M11 12l18 8M29 20L11 30', class: 'logo-arrow' }),
    s('circle', { cx: 11, cy: 12, r: 3.5 }),
    s('circle', { cx: 29, cy: 20, r: 3.5 }),
    s('circle', { cx: 11, cy: 30, r: 3.5, class: 'logo-end' }),
  );
}
