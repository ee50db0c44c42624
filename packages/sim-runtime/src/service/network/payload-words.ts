import { type Payload } from '../system-calls.js';

const MOST_BYTES = 160;

/** A payload as traces have it: the line of a request or a response, and the beginning of its body. */
export function payloadWords(payload: Payload): unknown {
  if (payload instanceof Uint8Array) return { kind: 'bytes', text: textOf(payload) };
  const { head, body, isEnd } = payload;
  const text = body === undefined || body.length === 0 ? {} : { body: textOf(body) };
  if (head === undefined) return { kind: isEnd ? 'end of body' : 'body', ...text };
  const kind =
    head.method === undefined ? `${head.status} ${head.statusText}` : `${head.method} ${head.url}`;
  return { kind, ...text };
}

/** Latin letters as they are; what is no text shows as dots. */
function textOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes.subarray(0, MOST_BYTES)) {
    text += byte >= 32 && byte < 127 ? String.fromCharCode(byte) : byte === 10 ? '\n' : '.';
  }
  return bytes.length > MOST_BYTES ? `${text}…` : text;
}
