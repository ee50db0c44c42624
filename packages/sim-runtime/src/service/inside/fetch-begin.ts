import { addressOf } from './fetch-address.js';
import { type FetchListener, FetchRequest, headOf } from './fetch-request.js';
import { type SimulatedHeaders } from './headers.js';
import { type ClientRequest } from './http-client.js';
import { httpClient } from './late-modules.js';

/** What is sent of a `Request`. */
interface Asked {
  readonly url: string;
  readonly method: string;
  readonly headers: SimulatedHeaders;
  readonly encoded: {
    readonly bytes?: Uint8Array;
    readonly stream?: AsyncIterable<Uint8Array>;
  };
}

/** What ends an exchange early. */
interface Begun {
  destroy(reason: Error): unknown;
}

/** Sends a request: in one record where its body is in memory. */
export function begin(made: Asked, reject: (error: Error) => void, listener: FetchListener): Begun {
  const { target, path } = addressOf(made.url);
  const headers = made.headers.toObject();
  headers['accept'] ??= '*/*';
  headers['user-agent'] ??= 'node';
  const { bytes, stream } = made.encoded;
  if (stream !== undefined) return beginStream(made, stream, headers, reject, listener);
  const head = headOf(made.method, path, target, headers, bytes?.length ?? 0);
  const record =
    bytes === undefined
      ? { head, isEnd: true }
      : { head, body: new Uint8Array(bytes), isEnd: true };
  return new FetchRequest(target, record, listener);
}

/** A body that comes in pieces goes through the stream of an `http.ClientRequest`. */
function beginStream(
  { url, method }: Asked,
  stream: AsyncIterable<Uint8Array>,
  headers: Readonly<Record<string, string>>,
  reject: (error: Error) => void,
  { onMessage, onError }: FetchListener,
): Begun {
  const { protocol, target, path } = addressOf(url);
  const { host, port, isEncrypted } = target;
  const { ClientRequest } = httpClient();
  const request = new ClientRequest(
    { protocol, hostname: host, port, path, method, headers },
    isEncrypted ? 'https:' : 'http:',
  );
  request.on('response', onMessage);
  request.on('error', onError);
  void send(stream, request, reject);
  return request;
}

async function send(
  stream: AsyncIterable<Uint8Array>,
  request: ClientRequest,
  fail: (error: Error) => void,
): Promise<void> {
  try {
    for await (const chunk of stream) request.write(chunk);
    request.end();
  } catch (error) {
    fail(error as Error);
    request.destroy();
  }
}
