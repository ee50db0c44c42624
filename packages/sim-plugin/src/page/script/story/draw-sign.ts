import type { StepKind } from '@gossip/sim-runtime/sim';
import { s } from '../element.js';

/** The sign of a step on its lane: each kind has a shape of its own. */
export function drawSign(kind: StepKind, x: number, y: number, isChosen: boolean): SVGElement {
  return s(
    'g',
    { class: `sign-${kind}${isChosen ? ' chosen' : ''}`, transform: `translate(${x} ${y})` },
    ...(isChosen ? [s('circle', { r: 12, class: 'halo' })] : []),
    ...SHAPES[kind](),
  );
}

const SHAPES: Readonly<Record<StepKind, () => readonly SVGElement[]>> = {
  phase: () => [],
  operation: () => [s('circle', { r: 6, class: 'solid' })],
  skipped: () => [s('circle', { r: 5, class: 'hollow dashed' })],
  send: () => [s('path', { d: 'M-5 -5L6 0L-5 5Z', class: 'solid' })],
  applied: () => [s('rect', { x: -6, y: -6, width: 12, height: 12, rx: 2, class: 'solid' })],
  received: () => [s('circle', { r: 4.5, class: 'hollow' })],
  missed: () => [
    s('circle', { r: 6, class: 'hollow' }),
    s('path', { d: 'M-4 4L4 -4', class: 'stroke' }),
  ],
  timeout: () => [
    s('circle', { r: 6, class: 'hollow' }),
    s('path', { d: 'M0 -3.5V0H3', class: 'stroke' }),
  ],
  fault: () => [s('path', { d: 'M3 -12L-8 3H-1L-3 12L8 -3H1Z', class: 'solid' })],
  recovery: () => [
    s('circle', { r: 7, class: 'solid' }),
    s('path', { d: 'M-3.5 0L-1 2.5L3.5 -2.5', class: 'stroke' }),
  ],
  violation: () => [
    s('path', { d: 'M0 -11L11 0L0 11L-11 0Z', class: 'solid' }),
    s('path', { d: 'M0 -5V1M0 4.5V5', class: 'stroke' }),
  ],
};
