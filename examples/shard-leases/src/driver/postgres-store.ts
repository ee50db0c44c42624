import { type PGliteInterface, type Transaction } from '@electric-sql/pglite';
import { LogicalTime } from '@gossip/sim-runtime';
import { type Decision, type StateStore, type StoredState } from '@gossip/sim-runtime/node';
import { type Effect, type State } from '../state.js';
import { sessionOf, type SessionRow, shardOf, type ShardRow, shardValues } from './rows.js';
import { SCHEMA } from './schema.js';

type Database = Pick<PGliteInterface, 'exec' | 'transaction'>;

/** The shards and the sessions in Postgres: each request is a transaction. */
export class PostgresStore implements StateStore<State, Effect> {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Makes the tables, in a database that does not have them. */
  async createTables(): Promise<void> {
    await this.#database.exec(SCHEMA);
  }

  transact(
    decide: (current: StoredState<State> | undefined) => Decision<State, Effect>,
  ): Promise<Decision<State, Effect>> {
    return this.#database.transaction(async (transaction) => {
      const current = await load(transaction);
      const decision = decide(current);
      await save(transaction, current?.state, decision);
      return decision;
    });
  }

  /** What is stored; `undefined` when nothing is. */
  read(): Promise<StoredState<State> | undefined> {
    return this.#database.transaction(load);
  }
}

/** Reads the state, and keeps every other coordinator waiting until the transaction has ended. */
async function load(transaction: Transaction): Promise<StoredState<State> | undefined> {
  await transaction.query('lock table coordinator in exclusive mode');
  const { rows } = await transaction.query<{ at: number }>('select at from coordinator');
  const [coordinator] = rows;
  if (coordinator === undefined) return undefined;
  const shards = await transaction.query<ShardRow>('select * from shard order by id');
  const sessions = await transaction.query<SessionRow>('select * from session order by worker');
  return {
    at: LogicalTime.of(Number(coordinator.at)),
    state: { shards: shards.rows.map(shardOf), sessions: sessions.rows.map(sessionOf) },
  };
}

/** Writes what has changed. Shards shrink before new ones take their keys: the old come first. */
async function save(
  transaction: Transaction,
  before: State | undefined,
  { state, at }: StoredState<State>,
): Promise<void> {
  await transaction.query(
    'insert into coordinator (at) values ($1) on conflict (only_one) do update set at = excluded.at',
    [at],
  );
  for (const shard of state.shards) {
    if (shard === before?.shards[shard.id]) continue;
    await transaction.query(
      `insert into shard values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (id) do update set end_key = excluded.end_key, cursor = excluded.cursor,
         epoch = excluded.epoch, status = excluded.status, worker = excluded.worker,
         expires_at = excluded.expires_at`,
      [...shardValues(shard)],
    );
  }
  for (const session of state.sessions) {
    if (before?.sessions.includes(session) === true) continue;
    await transaction.query(
      `insert into session values ($1, $2, $3)
       on conflict (worker) do update set sequence = excluded.sequence, answer = excluded.answer`,
      [session.worker, session.sequence, JSON.stringify(session.answer)],
    );
  }
}
