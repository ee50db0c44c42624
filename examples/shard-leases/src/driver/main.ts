import { PGlite } from '@electric-sql/pglite';
import { nodeId } from '@gossip/sim-runtime';
import { CoordinationDriver, wallClock } from '@gossip/sim-runtime/node';
import { transition } from '../logic.js';
import { initialState } from '../state.js';
import { PostgresStore } from './postgres-store.js';
import { work } from './work.js';

/** Three workers deal with the whole key space over an embedded Postgres, and say so. */
const database = new PGlite();
const store = new PostgresStore(database);
await store.createTables();
const coordinator = new CoordinationDriver({
  initialState,
  transition,
  store,
  clock: wallClock(10, Date.now()),
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
await database.close();
