import { type MessageCodec } from '../contracts/message-codec.js';

/** A message of an event that is held back, with its causal id. */
export interface HeldMessage {
  readonly id: number;
  readonly to: number;
  readonly message: unknown;
}

/** A message that may be read later: with a codec, nodes may use the object again. */
export function keepMessage(message: unknown, codec: MessageCodec<unknown> | undefined): unknown {
  if (codec === undefined) return message;
  const fields = new Int32Array(codec.words);
  codec.write(message, fields, 0);
  return codec.read(fields, 0);
}
