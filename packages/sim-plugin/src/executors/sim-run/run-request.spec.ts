import { describe, expect, it } from 'vitest';
import { DEFAULT_SEEDS } from '../../config/sim-config.js';
import { seedOfTask } from '../../sweep/seeds/seed-of-task.js';
import type { SimRunOptions } from './options.js';
import { runRequest } from './run-request.js';

describe('what to run', () => {
  it('is, outside of Nx, the default number of sunny seeds from 0 on', () => {
    expect(targetOf({})).toEqual({
      kind: 'sweep',
      level: 'sunny',
      seeds: { first: 0, count: 10 },
      origin: 'the default outside of Nx tasks',
    });
  });

  it('takes the first seed from the task, unless it is pinned', () => {
    const first = seedOfTask('777');
    const environment = { NX_TASK_HASH: '777' };
    expect(targetOf({}, environment)).toMatchObject({
      seeds: { first },
      origin: 'from the task hash',
    });
    expect(targetOf({ firstSeed: '0x10' }, environment)).toMatchObject({
      seeds: { first: 16 },
      origin: 'from --firstSeed',
    });
  });

  it('takes levels by name or number, from the option or from SIM_LEVEL', () => {
    expect(targetOf({ level: 'stormy' })).toMatchObject({ level: 'stormy', seeds: { count: 100 } });
    expect(targetOf({ level: 3 })).toMatchObject({ level: 'radioactive', seeds: { count: 1000 } });
    const environment = { SIM_LEVEL: '2' };
    expect(targetOf({ level: 'sunny' }, environment, false)).toMatchObject({ level: 'stormy' });
    expect(targetOf({ level: 'sunny' }, environment, true)).toMatchObject({ level: 'sunny' });
  });

  it('takes the number of seeds from the option, before SIM_SEEDS, before the configuration', () => {
    const environment = { SIM_SEEDS: '7' };
    expect(targetOf({ seeds: 3 }, environment)).toMatchObject({ seeds: { count: 3 } });
    expect(targetOf({}, environment)).toMatchObject({ seeds: { count: 7 } });
  });

  it('is one seed with --seed or SIM_SEED, which yields to the options of a sweep', () => {
    const one = { kind: 'seed', level: 'sunny' };
    expect(targetOf({ seed: '0x2a' })).toEqual({ ...one, seed: 42, origin: 'from --seed' });
    const environment = { SIM_SEED: '4294967295' };
    expect(targetOf({}, environment)).toEqual({
      ...one,
      seed: 4294967295,
      origin: 'from SIM_SEED',
    });
    expect(targetOf({ seed: 1 }, environment)).toMatchObject({ seed: 1 });
    expect(targetOf({ seeds: 5 }, environment)).toMatchObject({ kind: 'sweep' });
  });

  it("is a part of the seeds with --shard, whose first is not the task's to choose", () => {
    const part = { kind: 'shard', shard: { index: 2, of: 4 }, count: 100 };
    expect(targetOf({ seeds: 100, shard: '2/4' }, { NX_TASK_HASH: '777' })).toEqual({
      ...part,
      level: 'sunny',
      origin: "from the simulation's code",
      isMerged: false,
    });
    expect(targetOf({ seeds: 100, firstSeed: 9, shard: '2/4', merge: 4 })).toMatchObject({
      ...part,
      first: 9,
      isMerged: true,
    });
  });

  it('is what shards came to with --merge', () => {
    expect(targetOf({ merge: '8', level: 2 })).toEqual({
      kind: 'merge',
      level: 'stormy',
      shards: 8,
    });
    expect(targetOf({ merge: 8, seeds: 40, firstSeed: 3 })).toMatchObject({ count: 40, first: 3 });
  });

  it('shrinks failures, but not a plan, which has been shrunk', () => {
    expect(request({}).shrink).toBe(true);
    expect(request({ shrink: false }).shrink).toBe(false);
    expect(request({ plan: 'a.json' }).shrink).toBe(false);
    expect(request({ plan: 'a.json', shrink: true }).shrink).toBe(true);
  });
});

it('watches on request, a sweep as well as a single run', () => {
  expect(request({}).watch).toBe(false);
  expect(request({ watch: true, inspect: false }).watch).toBe(true);
  expect(request({ watch: true, seed: 1 }).watch).toBe(true);
});

describe('a request that cannot be', () => {
  it.each<[SimRunOptions, string]>([
    [{ level: 'nonsense' }, 'Unknown level "nonsense": use sunny (1), stormy (2) or radioactive'],
    [{ level: 4 }, 'Unknown level "4"'],
    [{ seed: 'banana' }, 'A seed is a whole number from 0 to 4294967295, in decimal or as 0x…'],
    [{ seed: 4294967296 }, 'not "4294967296"'],
    [{ firstSeed: -1 }, 'not "-1"'],
    [{ shard: '9/8' }, "'9/8' is no shard"],
    [{ shard: '2/8', merge: 4 }, '--shard=2/8 is no part of a merge of 4 shards'],
    [{ merge: 0 }, "--merge takes a whole number from 1 to 1000, not '0'"],
    [{ merge: 8, seed: 1 }, '--seed names a single run and --merge'],
    [{ seeds: 0 }, "--seeds takes a whole number from 1 to 4294967296, not '0'"],
    [{ seeds: 'many' }, '--seeds takes a whole number'],
    [{ workers: 1.5 }, '--workers takes a whole number from 1 to 1024'],
    [{ maxEvents: 0 }, '--maxEvents takes a whole number'],
    [{ watchdog: 0 }, "--watchdog takes a number of seconds above 0, not '0'"],
    [{ watchdog: '' }, '--watchdog takes a number of seconds'],
    [{ seed: 1, plan: 'a.json' }, '--plan names a single run and --seed'],
    [{ seed: 1, seeds: 2 }, '--seed names a single run and --seeds'],
    [{ trace: true }, '--trace tells a single run: say which'],
    [
      { watch: true, shard: '2/8' },
      '--shard is for a run that is done once, and --watch runs again',
    ],
    [{ watch: true, merge: 8 }, '--merge is for a run that is done once'],
    [{ untilStable: 100, shard: '1/8' }, '--shard fixes what is run'],
    [{ untilStable: 100, merge: 8 }, '--merge fixes what is run'],
    [{ untilStable: 100, watch: true }, '--watch fixes what is run'],
    [{ untilStable: 100, seed: 1 }, '--seed fixes what is run'],
    [{ untilStable: 7 }, 'a whole number from 8 to'],
    [{ watch: true, seed: 1, save: 'a' }, '--save is for a run that is done once'],
    [{ watch: true, seed: 1, inspect: true }, '--inspect is for a run that is done once'],
  ])('is refused with a sentence: %o', (options, sentence) => {
    expect(() => request(options)).toThrow(
      expect.objectContaining({
        name: 'SimPluginError',
        message: expect.stringContaining(sentence),
      }),
    );
  });

  it('names the environment variable that is wrong', () => {
    expect(() => targetOf({}, { SIM_SEEDS: '-3' })).toThrow('SIM_SEEDS takes a whole number');
    expect(() => targetOf({}, { SIM_LEVEL: 'foggy' }, false)).toThrow('Unknown level "foggy"');
    expect(() => targetOf({}, { SIM_SEED: 'x' })).toThrow('not "x"');
  });
});

function request(
  options: SimRunOptions,
  environment: Readonly<Record<string, string>> = {},
  isLevelChosen = true,
) {
  return runRequest(options, { environment, defaultSeeds: DEFAULT_SEEDS, isLevelChosen });
}

function targetOf(...parameters: Parameters<typeof request>) {
  return request(...parameters).target;
}
