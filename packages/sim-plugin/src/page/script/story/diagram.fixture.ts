import type { Arrow, Diagram, Step } from '@gossip/sim-runtime/sim';

/** A diagram of three lanes, of the steps and messages that a test is about. */
export function diagramOf(
  steps: readonly Partial<Step>[],
  arrows: readonly Partial<Arrow>[] = [],
): Diagram {
  return {
    type: 'gossip',
    lanes: ['a', 'b', 'c'].map((name) => ({ name, short: name, role: 'node' })),
    steps: steps.map((step, index) => ({
      at: index,
      kind: 'received',
      what: `step ${index}`,
      ...step,
    })),
    arrows: arrows.map((arrow, id) => ({
      kind: 'message',
      id,
      from: 0,
      to: 1,
      sent: 0,
      fate: 'delivered',
      label: 'm',
      content: 0,
      ...arrow,
    })),
    spans: [],
    values: [],
    initial: [],
    omitted: 0,
  };
}
