import { crc32 } from 'node:zlib';
import { type LogRecord } from '../log-record.js';

/** Before each record: the length of its body, and the body's checksum. */
const HEADER_BYTES = 8;
const KINDS = ['session', 'update'] as const;

/** A record as bytes: length, checksum, kind, content. */
export function encodeRecord(record: LogRecord): Uint8Array {
  const content = record.kind === 'session' ? asBytes(record.session) : record.update;
  const bytes = Buffer.alloc(HEADER_BYTES + 1 + content.length);
  bytes.writeUInt8(KINDS.indexOf(record.kind), HEADER_BYTES);
  bytes.set(content, HEADER_BYTES + 1);
  const body = bytes.subarray(HEADER_BYTES);
  bytes.writeUInt32BE(body.length, 0);
  bytes.writeUInt32BE(crc32(body), 4);
  return bytes;
}

/**
 * Reads a log as far as it is whole.
 *
 * @returns the records, and how many bytes they take; what follows those was cut short by a crash
 * @throws Error when a record is damaged and others follow, which no crash does. Where it is the length
 *   that is damaged, and says more than there is, nothing tells it from one that was cut short.
 */
export function decodeRecords(
  bytes: Buffer,
  path: string,
): { readonly records: readonly LogRecord[]; readonly byteLength: number } {
  const records: LogRecord[] = [];
  let at = 0;
  while (at + HEADER_BYTES <= bytes.length) {
    const end = at + HEADER_BYTES + bytes.readUInt32BE(at);
    const body = bytes.subarray(at + HEADER_BYTES, end);
    // Nothing has the checksum 0, which a file system's zeros would pass for.
    const isWhole =
      end <= bytes.length && body.length > 0 && crc32(body) === bytes.readUInt32BE(at + 4);
    if (!isWhole) {
      if (end >= bytes.length || isBlank(bytes.subarray(at))) break;
      throw new Error(
        `${path} is damaged at byte ${at}, in the middle: restore it from a backup, or remove it and fetch the document from others.`,
      );
    }
    records.push(decodeBody(body));
    at = end;
  }
  return { records, byteLength: at };
}

/** Whether there is nothing, as file systems leave it where a crash came before the content. */
function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0);
}

function decodeBody(body: Buffer): LogRecord {
  return KINDS[body.readUInt8(0)] === 'session'
    ? { kind: 'session', session: body.readUInt32BE(1) }
    : { kind: 'update', update: Uint8Array.from(body.subarray(1)) };
}

function asBytes(session: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(session);
  return bytes;
}
