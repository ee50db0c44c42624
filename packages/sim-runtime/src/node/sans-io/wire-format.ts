import { parsePlain, stringifyPlain } from '../../recording/plain-json.js';

/** How messages are written as bytes. */
export interface WireFormat<Message> {
  /**
   * Writes a message as bytes, which `decode` reads.
   *
   * @param message - the message to write
   */
  encode(message: Message): Uint8Array;
  /**
   * @param bytes - what arrived, from any sender
   * @throws when the bytes are no message
   */
  decode(bytes: Uint8Array): Message;
}

/**
 * Messages as JSON, in which maps, sets, byte arrays and big integers come back as what they were.
 *
 * @param check - tells whether what was read is a message. Peers can send anything: without it,
 *   whatever is JSON is taken for a message.
 */
export function jsonFormat<Message>(
  check?: (value: unknown) => value is Message,
): WireFormat<Message> {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return {
    encode: (message) => encoder.encode(stringifyPlain(message)),
    decode: (bytes) => {
      const value = parsePlain(decoder.decode(bytes));
      if (check !== undefined && !check(value)) throw new TypeError('It is JSON of another form.');
      return value as Message;
    },
  };
}
