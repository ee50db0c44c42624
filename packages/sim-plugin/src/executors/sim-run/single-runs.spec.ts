import { describe, expect, it } from 'vitest';
import { DEFAULT_SEEDS } from '../../config/sim-config.js';
import type { SimRunOptions } from './options.js';
import { runRequest } from './run-request.js';

describe('what is run twice', () => {
  it('is one seed in fifty of a sweep, unless it is told how many', () => {
    expect(request({}).auditEvery).toBe(50);
    expect(request({ seeds: 10, audit: 5 }).auditEvery).toBe(2);
    expect(request({ seeds: 10, audit: 10 }).auditEvery).toBe(1);
  });

  it('is never more than was asked for', () => {
    expect(request({ seeds: 10, audit: 3 }).auditEvery).toBe(4);
    expect(request({ seeds: 10, audit: 0 }).auditEvery).toBe(0);
    expect(request({ seed: 1, audit: 0 }).auditEvery).toBe(0);
  });

  it('is a single run, unless somebody steps through it', () => {
    expect(request({ seed: 1 }).auditEvery).toBe(1);
    expect(request({ plan: 'a.json' }).auditEvery).toBe(1);
    expect(request({ seed: 1, inspect: true }).auditEvery).toBe(0);
  });
});

describe('what only a single run can be', () => {
  it.each<[SimRunOptions, string]>([
    [{ inspect: true }, '--inspect steps through a single run: say which, with --seed or --plan.'],
    [{ save: 'a-name' }, '--save keeps a single run: say which, with --seed or --plan.'],
    [{ trace: true }, '--trace tells a single run: say which, with --seed or --plan.'],
  ])('is refused to a sweep: %o', (options, sentence) => {
    expect(() => request(options)).toThrow(sentence);
    expect(request({ ...options, seed: 1 }).target).toMatchObject({ kind: 'seed', seed: 1 });
  });

  it('has a name that can be a file and a test', () => {
    expect(() => request({ seed: 1, save: 'A Name' })).toThrow("'A Name' cannot be a test's name");
  });
});

describe('an environment variable that is set to nothing', () => {
  it('says nothing', () => {
    const empty = { SIM_SEED: '', SIM_SEEDS: '', SIM_LEVEL: '', NX_TASK_HASH: '' };
    expect(request({}, empty).target).toEqual(request({}).target);
  });
});

function request(options: SimRunOptions, environment: Readonly<Record<string, string>> = {}) {
  return runRequest(options, { environment, defaultSeeds: DEFAULT_SEEDS, isLevelChosen: false });
}
