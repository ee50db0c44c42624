import { advance, type LogicalTime, type NodeId } from '@gossip/sim-runtime';
import * as Y from 'yjs';
import { type News } from '../messages.js';
import { type ReplicaConfig } from '../replica-config.js';
import { type Call, type Desk } from './desk.js';
import { type World } from './ledger.js';

/** What a replica has to do and when, put together from what its user did and what it received. */
export interface Duties {
  readonly replica: Desk['replica'];
  /** The calls of the program that are taken in. */
  calls: number;
  edits: number;
  acknowledged: number;
  records: number;
  refused: number;
  held: Uint8Array;
  /** Who made the changes that are not saved: `undefined` for the user. */
  unsaved: readonly (NodeId | undefined)[];
  saveAt: LogicalTime | undefined;
  syncAt: LogicalTime;
}

/** The duties of a program that has just been started. */
export function dutiesOf({ replica, start }: Desk): Duties {
  const { syncAt, records, held } = start;
  const none = { calls: 0, edits: 0, acknowledged: 0, refused: 0, unsaved: [], saveAt: undefined };
  return { replica, ...none, records, held, syncAt };
}

/** When the replica has something to do next. */
export function dueAt({ saveAt, syncAt }: Duties): LogicalTime {
  return saveAt !== undefined && saveAt < syncAt ? saveAt : syncAt;
}

/**
 * Takes a call into the duties.
 *
 * @returns the messages that the replica has to send, in this order
 */
export function follow(
  duties: Duties,
  call: Call,
  { replica, config }: Desk,
  world: World,
): readonly string[] {
  const { heldChanges } = replica;
  const isChanged = !areEqual(duties.held, heldChanges);
  duties.held = heldChanges;
  const changed = (by: NodeId | undefined, now: LogicalTime): void => {
    if (!isChanged) return;
    duties.unsaved = [...duties.unsaved, by];
    duties.saveAt ??= advance(now, config.saveDelayTicks);
  };
  switch (call.kind) {
    case 'edit':
      duties.edits++;
      changed(undefined, call.now);
      return [];
    case 'save':
      return save(duties, config);
    case 'meet':
      return [...save(duties, config), `sync to ${call.neighbour}`];
    case 'input':
      return answer(duties, world, config, () => changed(world.from, call.now));
    case 'timeout': {
      const { saveAt, syncAt } = duties;
      const saved = saveAt !== undefined && call.now >= saveAt ? save(duties, config) : [];
      if (call.now < syncAt) return saved;
      duties.syncAt = advance(call.now, config.syncIntervalTicks);
      return [...saved, ...save(duties, config), `sync to ${comparedWith(world, config)}`];
    }
  }
}

/** What has gathered is saved, acknowledged, and sent to the neighbours that have not got it. */
function save(duties: Duties, { neighbours, relays }: ReplicaConfig): readonly string[] {
  const { unsaved } = duties;
  duties.saveAt = undefined;
  duties.acknowledged = duties.edits;
  duties.unsaved = [];
  if (unsaved.length > 0) duties.records++;
  return neighbours
    .filter((neighbour) => unsaved.some((by) => (relays ? by !== neighbour : by === undefined)))
    .map((neighbour) => `update to ${neighbour}`);
}

/** The neighbour that the replica has chosen. */
function comparedWith({ sent }: World, { neighbours }: ReplicaConfig): NodeId | undefined {
  const last = sent.at(-1)?.destination;
  return neighbours.find((neighbour) => neighbour === last);
}

/** News that do not fit are asked for; a neighbour that has anything else gets an answer. */
function answer(
  duties: Duties,
  { message, from }: World,
  config: ReplicaConfig,
  takes: () => void,
): readonly string[] {
  if (message === undefined || from === undefined) return [];
  if (message.kind !== 'sync' && !holds(duties.held, message)) {
    duties.refused++;
    return [...save(duties, config), `sync to ${from}`];
  }
  if (message.kind !== 'sync') takes();
  if (message.kind === 'update') return [];
  const saved = save(duties, config);
  if (areEqual(message.snapshot, duties.held)) return saved;
  return [...saved, `${message.kind === 'sync' ? 'answer' : 'update'} to ${from}`];
}

/** Whether a document has the changes of some news, and what they build on. */
function holds(held: Uint8Array, { update, since }: News): boolean {
  const has = Y.decodeSnapshot(held).sv;
  const needed = [...Y.parseUpdateMeta(update).to, ...Y.decodeStateVector(since)];
  return needed.every(([session, clock]) => (has.get(session) ?? 0) >= clock);
}

function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.join() === other.join();
}
