import type { Arrow } from '@gossip/sim-runtime/sim';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ArrowIndex, type ArrowRows } from './arrow-index.js';

const span = fc.tuple(fc.nat(40), fc.nat(40));

it('an index of arrows gives those that pass the rows, in their order', () => {
  fc.assert(
    fc.property(
      fc.array(span),
      fc.integer({ min: -2, max: 50 }),
      fc.nat(20),
      (spans, first, length) => {
        const arrows = spans
          .map(([from, rows]) => ({ from, to: from + rows }))
          .sort((one, other) => one.from - other.from)
          .map(({ from, to }, id): ArrowRows => ({ from, to, arrow: arrow(id) }));
        const last = first + length;
        const passing = arrows.filter(({ from, to }) => from <= last && to >= first);
        expect(new ArrowIndex(arrows).among(first, last)).toEqual(
          passing.map((item) => item.arrow),
        );
      },
    ),
  );
});

function arrow(id: number): Arrow {
  return { kind: 'message', id, from: 0, to: 1, sent: 0, fate: 'delivered', label: '', content: 0 };
}
