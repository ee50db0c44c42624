import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FENCE } from '../../sweep/lease-workspace.fixture.js';
import { SimRunBench } from './sim-run-bench.fixture.js';

let bench: SimRunBench;

beforeEach(() => {
  bench = new SimRunBench();
});

afterEach(() => {
  bench.dispose();
});

// What the guards let through, only an audit finds.
// A whole random number, not a coin: no two runs are the same by chance.
const RANDOM_REFUSAL = `${FENCE}
  return [{ ...state, noise: random() }, reply('refused')];`;
const COUNTER = "if (count++ % 3 === 0) return [state, reply('refused')];";
const ONCE = "if (count++ === 0) return [state, reply('refused')];";
const MODULE_STATE = `import { unguarded } from '@gossip/sim-runtime/sim';
const random = () => unguarded(() => Math.random());
let count = 0;
`;

describe('the audit of determinism', () => {
  it.each([
    ['unseeded randomness', RANDOM_REFUSAL],
    ['state kept from run to run', COUNTER],
  ])('notices %s, stops, and names the first event that differs', async (_, code) => {
    bench.workspace.plant(code, MODULE_STATE);
    expect(await bench.run({ level: 'stormy', seeds: 5_000, firstSeed: 5, audit: 5_000 })).toBe(
      false,
    );

    const { bugs, seeds } = bench.report('stormy');
    expect(seeds.count).toBeLessThan(5_000);
    const [bug] = bugs.filter(({ kind }) => kind === 'nondeterminism');
    expect(bug?.message).toMatch(
      /^NONDETERMINISM: two runs of one plan are not the same\. The first difference is at t=\d+[:,] .*`: .* against /,
    );
    expect(bench.output).toMatch(/^Result {9}FAIL {3}NONDETERMINISM/m);
    expect(bench.output).toContain(bug?.message);
  });

  it('says so when only the very first run was another', async () => {
    bench.workspace.plant(ONCE, MODULE_STATE);
    expect(await bench.run({ level: 'stormy', seeds: 200, workers: 1, audit: 200 })).toBe(false);
    expect(bench.output).toContain('so the module keeps something from run to run');
  });

  it('looks at a sample unless told otherwise, and at nothing when told so', async () => {
    bench.workspace.plant(RANDOM_REFUSAL, MODULE_STATE);
    // A plan without a write has nothing to tell, so a small sample may miss: this one has 40.
    expect(await bench.run({ level: 'stormy', seeds: 2_000 })).toBe(false);
    expect(await bench.run({ level: 'stormy', seeds: 2_000, audit: 0 })).toBe(true);
  });

  it('notices that an input is changed which others hold, and goes on with the sweep', async () => {
    bench.workspace.plant(`Object.assign(input, { seen: true });${FENCE}`);
    expect(await bench.run({ level: 'stormy', seeds: 200, audit: 200 })).toBe(false);
    const { bugs, seeds } = bench.report('stormy');
    expect(seeds.count).toBe(200);
    expect(bugs.map(({ kind }) => kind)).toEqual(['shared-mutation']);
    expect(bugs[0]?.message).toMatch(
      /^At t=\d+, the coordinator changed `seen` of an input that worker-\d had sent at t=\d+, /,
    );
  });

  it('says what it could not compare', async () => {
    bench.workspace.plant(
      `if (input.kind === 'write') state = { ...state, later: () => 1 };${FENCE}`,
    );
    await bench.run({ level: 'stormy', seeds: 20, audit: 20 });
    expect(bench.output).toMatch(
      /^Not compared {3}an input, its effects or the state after it: .*function at/m,
    );
    expect(bench.report('stormy').unaudited?.length).toBeGreaterThan(0);
  });

  it('looks at a single run, too', async () => {
    bench.workspace.plant(RANDOM_REFUSAL, MODULE_STATE);
    let isFine = true;
    for (let seed = 0; isFine && seed < 60; seed++) {
      isFine = await bench.run({ level: 'stormy', seed });
    }
    expect(isFine).toBe(false);
  });
});
