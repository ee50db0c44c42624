/**
 * The state as tables. What the module promises of shards is promised here once more, in the words of
 * the database: a statement that would break it fails, and its transaction with it.
 */
export const SCHEMA = `
create table coordinator (
  only_one boolean primary key default true check (only_one),
  -- The time at which the last request was carried out, in ticks.
  at bigint not null
);
create table shard (
  id integer primary key,
  first_key integer not null,
  end_key integer not null,
  cursor integer not null check (cursor between first_key and end_key),
  epoch integer not null,
  status text not null check (status in ('free', 'leased', 'parked', 'done')),
  worker integer,
  expires_at bigint,
  check ((status = 'leased') = (worker is not null and expires_at is not null)),
  exclude using gist (int4range(first_key, end_key) with &&)
);
create table session (
  worker integer primary key,
  sequence integer not null,
  answer jsonb not null
);
`;
