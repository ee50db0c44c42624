import { h, s } from '../element.js';
import type { Telling } from './telling.js';
import { kindName } from './step-row.js';

/** The drawing's own units: it is stretched to the width that there is. */
const WIDTH = 1_000;
const HEIGHT = 46;
/** The stripes: faults and their conditions, and what is done. */
const CONDITIONS = { top: 10, height: 20 } as const;
/** How near to a fault or to the violation a click may miss it, as a part of the width. */
const NEAR = 0.008;

/** The whole run at a glance: its phases, faults, operations and the violation, from left to right in their order. */
export function minimap(telling: Telling, label: string, select: (step: number) => void) {
  const { steps } = telling.diagram;
  const scale = (step: number): number => ((step + 0.5) / steps.length) * WIDTH;
  const cursor = s('path', { class: 'map-cursor' });
  const svg = s(
    'svg',
    {
      class: 'map-drawing',
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      preserveAspectRatio: 'none',
      'aria-hidden': 'true',
    },
    ...drawing(telling, scale),
    cursor,
  );
  const slider = h(
    'div',
    {
      class: 'map',
      role: 'slider',
      tabindex: 0,
      'aria-label': label,
      'aria-valuemin': 1,
      'aria-valuemax': steps.length,
    },
    svg,
    ...phases(telling),
  );
  slider.addEventListener('click', (event) => {
    const { left, width } = slider.getBoundingClientRect();
    select(stepAt(telling, (event.clientX - left) / width));
  });
  return {
    element: h(
      'div',
      { class: 'map-place' },
      slider,
      h('p', { class: 'map-words' }, words(telling)),
    ),
    slider,
    /** Tells which step is chosen. */
    show: (step: number): void => {
      cursor.setAttribute('d', `M${scale(step)} 0V${HEIGHT}`);
      const chosen = steps[step];
      slider.setAttribute('aria-valuenow', String(step + 1));
      slider.setAttribute(
        'aria-valuetext',
        chosen === undefined ? '' : `t=${chosen.at}, ${kindName(chosen.kind)}: ${chosen.what}`,
      );
    },
  };
}

/** The step at a place from 0 to 1: what is close by and matters most, or else just what is there. */
function stepAt({ diagram: { steps } }: Telling, place: number): number {
  const last = steps.length - 1;
  const exact = Math.max(0, Math.min(last, Math.floor(place * steps.length)));
  const reach = Math.ceil(steps.length * NEAR);
  const near = steps.slice(Math.max(0, exact - reach), exact + reach + 1);
  const begin = Math.max(0, exact - reach);
  for (const kind of ['violation', 'fault'] as const) {
    const found = near.findIndex((step) => step.kind === kind);
    if (found >= 0) return begin + found;
  }
  return exact;
}

function drawing(telling: Telling, x: (step: number) => number): readonly SVGElement[] {
  const { steps, spans, lanes } = telling.diagram;
  const stripe = CONDITIONS.height / Math.max(1, lanes.length);
  const bands = spans.map(({ kind, lane, begin, end }) =>
    s('rect', {
      class: `map-span ${kind.replace(' ', '-')}`,
      x: x(begin),
      y: CONDITIONS.top + lane * stripe,
      width: Math.max(2, x(end ?? steps.length - 1) - x(begin)),
      height: stripe,
    }),
  );
  const ticks = (kinds: readonly string[], top: number, bottom: number): string => {
    // Of steps that lie on the same pixel one is drawn: of 100,000 steps, the rest cannot be seen.
    const places = new Set(
      steps.flatMap(({ kind }, step) => (kinds.includes(kind) ? [Math.round(x(step))] : [])),
    );
    return [...places].map((place) => `M${place} ${top}V${bottom}`).join('');
  };
  return [
    ...bands,
    s('path', { class: 'map-operations', d: ticks(['operation'], 34, 43) }),
    s('path', { class: 'map-faults', d: ticks(['fault'], 2, 32) }),
    s('path', { class: 'map-violation', d: ticks(['violation'], 0, HEIGHT) }),
  ];
}

/** The names of the phases, each where it begins. */
function phases({ diagram: { steps } }: Telling): readonly HTMLElement[] {
  return steps.flatMap(({ phase }, step) => {
    if (phase === undefined) return [];
    const name = h('span', { class: 'map-phase', 'aria-hidden': 'true' }, phase);
    name.style.insetInlineStart = `${(step / steps.length) * 100}%`;
    return [name];
  });
}

function words(telling: Telling): string {
  const { steps } = telling.diagram;
  const count = (kind: string, one: string): string => {
    const times = steps.filter((step) => step.kind === kind).length;
    return `${times} ${one}${times === 1 ? '' : 's'}`;
  };
  const violation = steps.findLastIndex(({ kind }) => kind === 'violation');
  const at = violation < 0 ? '' : ` · violation at step ${violation + 1}`;
  return `${steps.length} steps: ${count('fault', 'fault')} · ${count('operation', 'operation')}${at}`;
}
