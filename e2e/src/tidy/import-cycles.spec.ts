import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importCycles, importGraph } from './import-cycles.js';

const PACKAGES = join(import.meta.dirname, '../../../packages');

describe('import cycles', () => {
  it('are found, through any number of files', () => {
    const graph = new Map([
      ['a', ['b', 'c']],
      ['b', ['d']],
      ['c', ['d']],
      ['d', ['e']],
      ['e', ['b']],
      ['f', ['f']],
    ]);
    expect(importCycles(graph)).toEqual([['b', 'd', 'e'], ['f']]);
  });

  it.each(['sim-runtime', 'sim-plugin'])('are not in %s, not even of types', (name) => {
    const source = join(PACKAGES, name, 'src');
    const graph = importGraph(source);
    expect(graph.size).toBeGreaterThan(200);
    const cycles = importCycles(graph).map((cycle) => cycle.map((file) => relative(source, file)));
    expect(cycles).toEqual([]);
  });
});
