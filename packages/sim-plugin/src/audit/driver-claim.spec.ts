import { expect, it } from 'vitest';
import { parseSource } from '../review/source/parse-source.js';
import { DRIVER_CLAIM, driverClaim } from './driver-claim.js';
import type { ModuleFile } from './files/module-files.js';

const COMMANDS = { run: 'run', explore: 'explore', mutate: 'mutate', simulation: 'm/src/sim.ts' };

function file(path: string, text: string): ModuleFile {
  return { path, source: parseSource(path, text) };
}

const LOGIC = file('src/logic.ts', 'export const transition = 1;');
const DRIVER = file(
  'src/driver/main.ts',
  "import { CoordinationDriver } from '@gossip/sim-runtime/node';\nexport const run = CoordinationDriver;",
);
const RUNS = file('src/driver/main.spec.ts', "import { run } from './main.js';\nrun();");
const REPLAYS = file(
  'src/driver/flight.spec.ts',
  "import { planOfRecording } from '@gossip/sim-runtime/sim';\nplanOfRecording('');",
);
const CHECKS = file(
  'src/driver/calls.spec.ts',
  "import { checkIsolation } from '@gossip/sim-runtime/history';\ncheckIsolation([], 'serializable');",
);

function claimWith(specs: readonly ModuleFile[], production = [LOGIC, DRIVER]) {
  const simulation = file('src/sim.ts', '');
  return driverClaim({ production, specs, helpers: [], simulation }, COMMANDS)[0];
}

it('has no claim where a module has no driver', () => {
  expect(claimWith([REPLAYS], [LOGIC])).toBeUndefined();
});

it('is untested where no spec file runs it, and weak where no recording is replayed', () => {
  expect(claimWith([])).toMatchObject({ name: DRIVER_CLAIM, kind: 'driver', verdict: 'untested' });
  const own = "import { CoordinationDriver } from '@gossip/sim-runtime/node';";
  const store = file('src/store.ts', own.replace('{', '{ type'));
  expect(claimWith([file('src/driver.spec.ts', own)], [store])?.evidence).toEqual([
    'driver in src/store.ts',
    'run by src/driver.spec.ts',
  ]);
  const weak = claimWith([RUNS, CHECKS]);
  expect(weak?.verdict).toBe('weak');
  expect(weak?.weaknesses).toEqual([
    {
      reason: 'no recording of a real run is replayed',
      mend: 'a spec such as src/driver/conformance.spec.ts that runs the driver with a FlightRecorder, and the simulation of m/src/sim.ts with planOfRecording',
    },
  ]);
});

it('is tested where a recording is replayed, by spec files that are named', () => {
  const claim = claimWith([RUNS, REPLAYS, CHECKS]);
  expect(claim?.verdict).toBe('tested');
  expect(claim?.evidence).toEqual([
    'driver in src/driver/main.ts',
    'run by src/driver/main.spec.ts',
    'recordings of real runs replayed by src/driver/flight.spec.ts',
    'histories of calls checked by src/driver/calls.spec.ts',
  ]);
});
