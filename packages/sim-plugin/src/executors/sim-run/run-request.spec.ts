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

  it('is a part of the seeds with --shard', () => {
    expect(targetOf({ seeds: 100, firstSeed: 1000, shard: '2/4' })).toMatchObject({
      seeds: { first: 1025, count: 25 },
      origin: 'from --firstSeed, shard 2/4',
    });
  });

  it('shrinks failures, but not a plan, which has been shrunk', () => {
    expect(request({}).shrink).toBe(true);
    expect(request({ shrink: false }).shrink).toBe(false);
    expect(request({ plan: 'a.json' }).shrink).toBe(false);
    expect(request({ plan: 'a.json', shrink: true }).shrink).toBe(true);
  });
});

describe('a request that cannot be', () => {
  it.each<[SimRunOptions, string]>([
    [{ level: 'nonsense' }, 'Unknown level "nonsense": use sunny (1), stormy (2) or radioactive'],
    [{ level: 4 }, 'Unknown level "4"'],
    [{ seed: 'banana' }, 'A seed is a whole number from 0 to 4294967295, in decimal or as 0x…'],
    [{ seed: 4294967296 }, 'not "4294967296"'],
    [{ firstSeed: -1 }, 'not "-1"'],
    [{ shard: '9/8' }, "'9/8' is no shard"],
    [{ seeds: 0 }, "--seeds takes a whole number from 1 to 4294967296, not '0'"],
    [{ seeds: 'many' }, '--seeds takes a whole number'],
    [{ workers: 1.5 }, '--workers takes a whole number from 1 to 1024'],
    [{ maxEvents: 0 }, '--maxEvents takes a whole number'],
    [{ watchdog: 0 }, "--watchdog takes a number of seconds above 0, not '0'"],
    [{ watchdog: '' }, '--watchdog takes a number of seconds'],
    [{ seed: 1, plan: 'a.json' }, '--plan names a single run and --seed'],
    [{ seed: 1, seeds: 2 }, '--seed names a single run and --seeds'],
    [{ trace: true }, '--trace tells a single run: say which'],
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
