import { posix } from 'node:path';
import type { Claim, Commands, Weakness } from './claim.js';
import { allImportsOf, importsOf, reachedFrom } from './files/imports.js';
import type { ModuleFile, ModuleFiles } from './files/module-files.js';
import { verdictOf } from './judge.js';

/** The name of the claim. */
export const DRIVER_CLAIM = 'the driver does what was simulated';

/** What a spec file calls that replays a recording of a real run in the simulator. */
const REPLAYS = /\bplanOfRecording\b/;
/** What a spec file calls that checks a history of calls. */
const CHECKS_HISTORIES = /\bcheck(?:Linearizability|SequentialConsistency|Isolation)\b/;

/**
 * The claim of a module that has a driver: that the code which runs for real does what was simulated. Its evidence is
 * in spec files, of which an audit sees what they do and not whether they pass.
 *
 * @returns no claim where the module has no driver
 */
export function driverClaim(files: ModuleFiles, commands: Commands): readonly Claim[] {
  const drivers = files.production.filter(isDriver);
  if (drivers.length === 0) return [];
  const recorded = files.specs.filter(({ source }) => REPLAYS.test(source.text));
  const checked = files.specs.filter(({ source }) => CHECKS_HISTORIES.test(source.text));
  const running = files.specs.filter((spec) => runsOneOf(drivers, spec, files));
  const isReplayed = recorded.length > 0;
  const weaknesses = isReplayed ? [] : [missing(drivers, running.length > 0, commands)];
  const verdict = verdictOf({
    isRefuted: false,
    isTested: isReplayed || running.length > 0,
    isProved: false,
    weaknesses,
  });
  const evidence = [
    `driver in ${pathsOf(drivers)}`,
    ...said('run by', running),
    ...said('recordings of real runs replayed by', recorded),
    ...said('histories of calls checked by', checked),
  ];
  return [{ kind: 'driver', name: DRIVER_CLAIM, verdict, evidence, weaknesses }];
}

const DRIVERS = '@gossip/sim-runtime/node';

/** Whether a file has a part of a driver, as a store does that implements a type of them. */
function isDriver(file: ModuleFile): boolean {
  return allImportsOf(file).includes(DRIVERS);
}

function runsOneOf(
  drivers: readonly ModuleFile[],
  spec: ModuleFile,
  { production, helpers }: ModuleFiles,
): boolean {
  if (importsOf(spec).includes(DRIVERS)) return true;
  const reached = reachedFrom([spec], [...production, ...helpers]);
  return drivers.some((driver) => reached.has(driver));
}

function missing(
  drivers: readonly ModuleFile[],
  isRun: boolean,
  { simulation }: Commands,
): Weakness {
  const reason = isRun
    ? 'no recording of a real run is replayed'
    : 'no spec file runs it, and no recording of a real run is replayed';
  const spec = posix.join(posix.dirname(drivers[0]?.path ?? ''), 'conformance.spec.ts');
  const mend = `a spec such as ${spec} that runs the driver with a FlightRecorder, and the simulation of ${simulation} with planOfRecording`;
  return { reason, mend };
}

function said(words: string, files: readonly ModuleFile[]): readonly string[] {
  return files.length === 0 ? [] : [`${words} ${pathsOf(files)}`];
}

/** So many files are named. */
const MOST_NAMED = 3;

function pathsOf(files: readonly ModuleFile[]): string {
  const names = files.slice(0, MOST_NAMED).map(({ path }) => path);
  const others = files.length - names.length;
  return `${names.join(', ')}${others === 0 ? '' : ` and ${others} more`}`;
}
