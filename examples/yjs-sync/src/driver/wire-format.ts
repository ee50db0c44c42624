import { type WireFormat } from '@gossip/sim-runtime/node';
import * as Y from 'yjs';
import { type Message } from '../messages.js';

const KINDS = ['update', 'sync', 'answer'] as const;
const EMPTY = new Uint8Array();

/**
 * Messages as bytes: the kind, then three parts, each with its length before it. What Yjs cannot read is
 * refused here, so that damage on the way makes no replica throw. Malice can: Yjs reads an update whose
 * changes build on later ones of their own author, and throws when it is to make them.
 */
export const wireFormat: WireFormat<Message> = {
  encode(message) {
    const parts =
      message.kind === 'sync'
        ? [EMPTY, EMPTY, message.snapshot]
        : [message.update, message.since, message.kind === 'answer' ? message.snapshot : EMPTY];
    const kind = Uint8Array.of(KINDS.indexOf(message.kind));
    return Buffer.concat([kind, ...parts.flatMap((part) => [lengthOf(part), part])]);
  },

  decode(bytes) {
    const parts = partsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const [update = EMPTY, since = EMPTY, snapshot = EMPTY] = parts;
    const kind = KINDS[bytes[0] ?? KINDS.length];
    if (kind === undefined || parts.length !== 3) throw new TypeError('It has another form.');
    if (kind !== 'update') Y.decodeSnapshot(snapshot);
    if (kind === 'sync') return { kind, snapshot };
    Y.decodeUpdate(update);
    Y.decodeStateVector(since);
    return kind === 'update' ? { kind, update, since } : { kind, update, since, snapshot };
  },
};

function lengthOf(part: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(part.length);
  return bytes;
}

/** @throws RangeError when a length goes beyond the end */
function partsOf(bytes: Buffer): readonly Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let at = 1; at < bytes.length;) {
    const end = at + 4 + bytes.readUInt32BE(at);
    if (end > bytes.length) throw new RangeError('It is cut short.');
    parts.push(Uint8Array.from(bytes.subarray(at + 4, end)));
    at = end;
  }
  return parts;
}
