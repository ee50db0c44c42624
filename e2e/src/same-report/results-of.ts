import { STARTER_MODULES } from '../workspace/starter-modules.js';
import { type Workspace } from '../workspace/workspace.js';
import { withoutTimes } from './without-times.js';

/** What `sim-run` leaves behind, by the names of its files and without times. */
export type Results = ReadonlyMap<string, string>;

const LEVEL = 'stormy';

/**
 * Sweeps each starter module of a workspace, and reads all files of the results.
 *
 * @throws Error with what was printed when a module got no verdict, as where a machine is far too busy
 */
export async function resultsOf(workspace: Workspace, seeds: number): Promise<Results> {
  for (const { root } of STARTER_MODULES) await workspace.remove(`${root}/sim-output`);
  const { output } = await workspace.nx([
    ...['run-many', '--targets=sim-run', '--skipNxCache', '--outputStyle=static'],
    ...[
      `--level=${LEVEL}`,
      '--firstSeed=0',
      `--seeds=${seeds}`,
      '--watchdog=1',
      '--maxEvents=100000',
    ],
  ]);
  const results = new Map<string, string>();
  for (const { root } of STARTER_MODULES) {
    const folder = `${root}/sim-output/${LEVEL}`;
    if (!(await workspace.has(folder))) throw new Error(`${root} has no verdict:\n${output}`);
    for (const file of await workspace.list(folder)) {
      results.set(`${folder}/${file}`, withoutTimes(await workspace.read(`${folder}/${file}`)));
    }
  }
  return results;
}

/** The files that differ, or that only one of the two has, each with the first line that differs. */
export function differences(one: Results, other: Results): readonly string[] {
  const names = new Set([...one.keys(), ...other.keys()]);
  return [...names].sort().flatMap((name) => {
    const [first, second] = [one, other].map((results) => results.get(name)?.split('\n') ?? []);
    const line = (first ?? []).findIndex((text, index) => text !== second?.[index]);
    if (line < 0 && first?.length === second?.length) return [];
    const at = line < 0 ? (first?.length ?? 0) : line;
    return [`${name}:${at + 1}: ${shown(first?.[at])} against ${shown(second?.[at])}`];
  });
}

function shown(line: string | undefined): string {
  return line === undefined ? 'nothing' : JSON.stringify(line.slice(0, 200));
}
