import type { SimulationReport } from '@gossip/sim-runtime/sim';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SimRunBench } from './sim-run-bench.fixture.js';

let bench: SimRunBench;

beforeEach(() => {
  bench = new SimRunBench();
});

afterEach(() => {
  bench.dispose();
});

type Plan = SimulationReport['bugs'][number]['plan'];

const PLAN: Plan = {
  schemaVersion: 1,
  simulation: 'orders',
  type: 'coordination',
  level: 'stormy',
  seed: 1,
  parties: 2,
  warmupTicks: 10,
  safetyTicks: 100,
  rates: {},
  operations: [],
  faults: [],
};
const HEADER = '{"kind":"recording","schemaVersion":1,"simulation":"orders","type":"coordination"}';
const FAULT = { at: 20, party: 0, durationTicks: 5, salt: 1 };

describe('a plan that cannot be run', () => {
  it.each<[string, string, string]>([
    [
      'a fault that the type does not have',
      JSON.stringify({ ...PLAN, faults: [{ ...FAULT, kind: 'disk-full' }] }),
      'bad.json has the fault "disk-full" in faults[0].kind, which is no episode of a coordination module',
    ],
    [
      'a rate over all',
      JSON.stringify({ ...PLAN, rates: { requestDropPpm: 2_000_000 } }),
      'bad.json must have a whole number from 0 to 1000000 in rates.requestDropPpm, not 2000000.',
    ],
    [
      'a recording of a party that no replay has room for',
      `${HEADER}\n{"at":7,"party":1000000000,"outcome":3,"kind":"input","input":{}}\n`,
      'bad.json must have a whole number from 1 to 65536 in parties, not 1000000001.',
    ],
    [
      'a recording of nothing',
      `${HEADER}\nnull\n`,
      'bad.json must have an object in recording[0], not null.',
    ],
  ])('is refused in one sentence: %s', async (_, text, sentence) => {
    bench.workspace.write('bad.json', text);
    expect(await bench.run({ plan: 'bad.json' })).toBe(false);
    expect(bench.output).toContain(sentence);
    expect(bench.output.trim().split('\n')).toHaveLength(1);
  });
});
