import type { Arrow, Diagram, SpanKind, StepKind } from '@gossip/sim-runtime/sim';
import { h, s } from '../element.js';
import { patterns } from './draw-lanes.js';
import { drawSign } from './draw-sign.js';

const SIGNS: readonly (readonly [StepKind, string])[] = [
  ['operation', 'operation'],
  ['send', 'message sent'],
  ['applied', 'input applied'],
  ['received', 'message received'],
  ['timeout', 'timeout'],
  ['missed', 'message missed: receiver down'],
  ['fault', 'fault'],
  ['recovery', 'recovered'],
  ['violation', 'violation'],
];

const FATES: readonly (readonly [Arrow['fate'], string])[] = [
  ['lost', 'lost'],
  ['blocked', 'blocked by a partition'],
  ['failed', 'refused'],
  ['unanswered', 'no answer'],
];

/** What the signs in this diagram mean. */
export function legend({ steps, arrows, spans }: Diagram): HTMLElement {
  const kinds = new Set(steps.map(({ kind }) => kind));
  const fates = new Set(arrows.map(({ fate }) => fate));
  const conditions = new Set(spans.map(({ kind }) => kind));
  const items = [
    ...SIGNS.filter(([kind]) => kinds.has(kind)).map(([kind, words]) =>
      item(drawSign(kind, 12, 12, false), words),
    ),
    ...(arrows.some(({ delayTicks }) => delayTicks !== undefined)
      ? [item(arrow('delayed'), 'delayed')]
      : []),
    ...(arrows.some(({ isCopy }) => isCopy) ? [item(arrow('copy'), 'second copy')] : []),
    ...FATES.filter(([fate]) => fates.has(fate)).map(([fate, words]) => item(arrow(fate), words)),
    ...[...conditions].map((kind) => item(condition(kind), kind)),
  ];
  return h('div', { class: 'legend', role: 'note', 'aria-label': 'Signs' }, h('ul', {}, ...items));
}

function item(drawing: SVGElement, words: string): HTMLElement {
  const svg = s('svg', { width: 24, height: 24, class: 'drawing', 'aria-hidden': 'true' }, drawing);
  return h('li', {}, svg, words);
}

function arrow(kind: string): SVGElement {
  const end =
    kind === 'lost' || kind === 'failed'
      ? 'M13 7l9 9M22 7l-9 9'
      : kind === 'blocked'
        ? 'M20 4v16'
        : 'M16 7l5 5l-5 5';
  return s(
    'g',
    { class: `arrow ${kind}` },
    s('path', { class: 'path', d: 'M2 12H19' }),
    s('path', { class: 'mark', d: end }),
  );
}

function condition(kind: SpanKind): SVGElement {
  const name = kind.replace(' ', '-');
  const box = { x: 3, y: 2, width: 18, height: 20, rx: 4 };
  return s(
    'g',
    { class: `span ${name}` },
    patterns('legend'),
    s('rect', { ...box, class: 'span-ground' }),
    s('rect', { ...box, fill: `url(#legend-${name})` }),
  );
}
