import { expect, test } from 'vitest';
import { components } from './components.js';
import { EDGE, Edges, graphOf } from './edges.js';

function graph(nodes: number, ...pairs: readonly (readonly [number, number, number?])[]) {
  const edges = new Edges();
  for (const [from, to, kind = EDGE.ww] of pairs) edges.add(from, to, kind, -1);
  return graphOf(edges, nodes);
}

test('finds components behind edges to what is done', () => {
  const two = graph(5, [0, 1], [2, 0], [2, 3], [3, 2], [4, 3]);
  expect(components(two, EDGE.ww)).toEqual([[2, 3]]);
});

test('sees the edges of a mask alone, between the nodes that are given', () => {
  const mixed = graph(4, [0, 1], [1, 0, EDGE.rw], [2, 3], [3, 2], [1, 2], [2, 1]);
  expect(components(mixed, EDGE.ww)).toEqual([[1, 2, 3]]);
  expect(components(mixed, EDGE.ww | EDGE.rw)).toEqual([[0, 1, 2, 3]]);
  expect(components(mixed, EDGE.ww, [2, 3])).toEqual([[2, 3]]);
});

test('needs no stack of calls for a long path', () => {
  const length = 200_000;
  const edges = new Edges();
  for (let node = 0; node < length; node++) edges.add(node, (node + 1) % length, EDGE.wr, -1);
  expect(components(graphOf(edges, length), EDGE.wr)[0]).toHaveLength(length);
});
