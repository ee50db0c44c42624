import process from 'node:process';
import { PGlite } from '@electric-sql/pglite';
import { nodeId } from '@gossip/sim-runtime';
import { CoordinationDriver, FlightRecorder, wallClock } from '@gossip/sim-runtime/node';
import { transition } from '../logic.js';
import { type Effect, initialState, type Input, type State } from '../state.js';
import { PostgresStore } from './postgres-store.js';
import { work } from './work.js';

/**
 * Three workers deal with the whole key space over an embedded Postgres, and say so. Their requests are
 * recorded in the file that the command line names, if it names one.
 */
const [recording] = process.argv.slice(2);
const recorder =
  recording === undefined
    ? undefined
    : new FlightRecorder(recording, {
        simulation: 'shard-leases',
        type: 'coordination',
        onError: (error) => console.error(error.message),
      });
const database = new PGlite();
const store = new PostgresStore(database);
await store.createTables();
const coordinator = new CoordinationDriver<State, Input, Effect>({
  initialState,
  transition,
  store,
  clock: wallClock(10, Date.now()),
  ...(recorder === undefined ? {} : { recorder, actorOf: ({ worker }) => worker }),
});

await Promise.all(
  [0, 1, 2].map(nodeId).map((worker) =>
    work(
      worker,
      (input) => coordinator.apply(input),
      async (from, to) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        console.log(`worker-${worker} has dealt with [${from}, ${to})`);
      },
    ),
  ),
);
await coordinator.close();
const stored = await store.read();
for (const { id, from, to, epoch, status } of stored?.state.shards ?? []) {
  console.log(`shard ${id} [${from}, ${to}) is ${status.kind} in epoch ${epoch}`);
}
if (recorder !== undefined) {
  recorder.close();
  const [trace, content] = [recorder.traceHash, recorder.contentHash].map(
    (hash) => `0x${hash.toString(16).padStart(8, '0')}`,
  );
  console.log(`recorded, trace hash ${trace}, content hash ${content}`);
}
await database.close();
