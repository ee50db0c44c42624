import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OUTPUT, SimRunBench } from './sim-run-bench.fixture.js';

const SCRATCH = 'node_modules/.cache/sim-run';

let bench: SimRunBench;
const mounted: string[] = [];

beforeEach(() => {
  bench = new SimRunBench('none');
});

afterEach(() => {
  for (const place of mounted.splice(0)) execFileSync('umount', ['--lazy', place]);
  bench.dispose();
});

/** Lays a disk over a folder of the workspace. @returns whether this system lets us */
function mount(folder: string, options: string): boolean {
  const place = join(bench.workspace.root, folder);
  mkdirSync(place, { recursive: true });
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', place]).status === 0;
  if (isMounted) mounted.push(place);
  return isMounted;
}

/** Disks of a few pages, where the user may mount any: Linux, as root. */
describe('a disk that is full or read-only', () => {
  it.each([
    ['full', 'size=16k', 'no space left on device (ENOSPC)'],
    ['read-only', 'ro', 'read-only file system (EROFS)'],
  ])(
    'has the results printed where it is %s, and keeps those that it has',
    async (_, options, reason) => {
      if (!mount(OUTPUT, options)) return;
      bench.workspace.plant('');
      expect(await bench.run({ level: 'stormy', seeds: 20, shrink: false })).toBe(false);

      expect(bench.output).toContain('SIMULATION REPORT  orders');
      expect(bench.output).toContain('<- VIOLATION');
      expect(bench.output).toContain(
        `could not be written: ${reason}. The report is the one that was printed`,
      );
      expect(bench.output.trimEnd().split('\n').at(-1)).toContain('could not be written');
      const left = spawnSync('ls', ['-A', join(bench.workspace.root, OUTPUT)], {
        encoding: 'utf8',
      });
      expect(left.stdout).toBe('');
    },
  );

  it.each([
    ['has no room for the bundle', 'size=4k', 'no space left on device (ENOSPC)'],
    ['has no room for a worker', 'nr_inodes=4', 'no space left on device (ENOSPC)'],
    ['is read-only', 'ro', 'read-only file system (EROFS)'],
  ])('is named when it %s', async (_, options, reason) => {
    if (!mount(SCRATCH, options)) return;
    const problem = await bench.run({ seeds: 4 }).catch((error: unknown) => String(error));

    const sentence = `takes no files, which a simulation needs while it runs: ${reason}. Make room there`;
    expect(`${String(problem)}${bench.output}`).toContain(sentence);
    expect(bench.output).not.toMatch(/rolldown|at .*\.ts:\d/);
  });
});
