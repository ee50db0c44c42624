import { fc, regressionTest, simulationTest } from '@gossip/sim-runtime/vitest';
import { describe, expect, it } from 'vitest';
import { occurrences, scanChunk } from '../matching.js';
import { simulation } from '../sim.js';
import { BEGINNING, type Finding } from '../state.js';
import { PATTERNS } from './invariants.js';

describe('file-scanner', () => {
  simulationTest(simulation, { seeds: 100 });

  // Found by the simulation; the README tells the story.
  regressionTest(simulation, 'two emissions that fail at once', {
    schemaVersion: 1,
    simulation: 'file-scanner',
    type: 'pipeline',
    level: 'stormy',
    seed: 5,
    parties: 1,
    warmupTicks: 6,
    safetyTicks: 34,
    rates: { writeFailPpm: 107448 },
    operations: [
      { at: 14, name: 'append', party: 0, salt: 1299442808 },
      { at: 17, name: 'append', party: 0, salt: 1976307735 },
    ],
    faults: [],
  });

  it('finds in chunks what is in the file, once, wherever the file is cut', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', 'abba', 'cabcabc'), { maxLength: 20 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), (file, size) => {
        let { tail } = BEGINNING;
        const found: Finding[] = [];
        for (let position = 0; position < file.length; position += size) {
          const chunk = {
            kind: 'chunk',
            path: 'x',
            position,
            text: file.slice(position, position + size),
          } as const;
          const scanned = scanChunk(PATTERNS, tail, chunk);
          found.push(...scanned.findings);
          tail = scanned.tail;
        }
        const expected = PATTERNS.flatMap((pattern) =>
          occurrences(file, pattern).map((position) => `${pattern}@${position}`),
        );
        const actual = found.map(({ pattern, position }) => `${pattern}@${position}`);
        expect(actual.sort()).toEqual(expected.sort());
      }),
    );
  });

  it('finds nothing that begins in one file and ends in the next', () => {
    const { tail } = scanChunk(PATTERNS, BEGINNING.tail, {
      kind: 'chunk',
      path: 'one',
      position: 0,
      text: 'a',
    });
    expect(
      scanChunk(PATTERNS, tail, { kind: 'chunk', path: 'two', position: 0, text: 'a' }).findings,
    ).toEqual([]);
  });
});
