import { Body, type BodyInit, encodeBody } from './fetch-body.js';
import { SimulatedHeaders } from './headers.js';
import { type IncomingMessage } from './http-messages.js';
import { request as makeRequest } from './http-client.js';
import { SimulatedDOMException, type SimulatedSignal } from './event-target.js';
import { STATUS_CODES } from './http-constants.js';

interface RequestInit {
  readonly method?: string;
  readonly headers?: ConstructorParameters<typeof SimulatedHeaders>[0];
  readonly body?: BodyInit;
  readonly signal?: SimulatedSignal | null;
  readonly redirect?: 'follow' | 'manual' | 'error';
}

const MOST_REDIRECTS = 20;

/** `Request` of fetch. */
export class SimulatedRequest extends Body {
  readonly url: string;
  readonly method: string;
  readonly headers: SimulatedHeaders;
  readonly signal: SimulatedSignal | null;
  readonly redirect: 'follow' | 'manual' | 'error';
  /** What was given as the body. @internal */
  readonly given: BodyInit;
  /** The same, as bytes or a stream of them. @internal */
  readonly encoded: Pick<ReturnType<typeof encodeBody>, 'bytes' | 'stream'>;

  constructor(input: string | URL | SimulatedRequest, init: RequestInit = {}) {
    const from = input instanceof SimulatedRequest ? input : undefined;
    const body = init.body ?? from?.given;
    const { bytes, type, stream } = encodeBody(body);
    super(bytes ?? stream);
    this.given = body;
    this.encoded = {
      ...(bytes === undefined ? {} : { bytes }),
      ...(stream === undefined ? {} : { stream }),
    };
    this.url = new URL(from?.url ?? String(input)).href;
    this.method = (init.method ?? from?.method ?? 'GET').toUpperCase();
    this.headers = new SimulatedHeaders(init.headers ?? from?.headers);
    this.signal = init.signal ?? from?.signal ?? null;
    this.redirect = init.redirect ?? from?.redirect ?? 'follow';
    if (body !== undefined && body !== null && (this.method === 'GET' || this.method === 'HEAD')) {
      throw new TypeError('Request with GET/HEAD method cannot have body.');
    }
    if (type !== undefined && !this.headers.has('content-type'))
      this.headers.set('content-type', type);
  }

  clone(): SimulatedRequest {
    return new SimulatedRequest(this);
  }
}

interface ResponseInit {
  readonly status?: number;
  readonly statusText?: string;
  readonly headers?: ConstructorParameters<typeof SimulatedHeaders>[0];
}

/** `Response` of fetch. */
export class SimulatedResponse extends Body {
  readonly status: number;
  readonly statusText: string;
  readonly headers: SimulatedHeaders;
  readonly type = 'basic';
  url = '';
  redirected = false;

  constructor(body?: BodyInit, { status = 200, statusText = '', headers }: ResponseInit = {}) {
    const { bytes, type, stream } = encodeBody(body);
    super(bytes ?? stream);
    this.status = status;
    this.statusText = statusText;
    this.headers = new SimulatedHeaders(headers);
    if (type !== undefined && !this.headers.has('content-type'))
      this.headers.set('content-type', type);
  }

  static json(value: unknown, init: ResponseInit = {}): SimulatedResponse {
    const response = new SimulatedResponse(JSON.stringify(value), init);
    response.headers.set('content-type', 'application/json');
    return response;
  }

  static error(): SimulatedResponse {
    return new SimulatedResponse(null, { status: 0 });
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  clone(): SimulatedResponse {
    const { status, statusText, headers } = this;
    return new SimulatedResponse(this.source, { status, statusText, headers });
  }
}

/** `fetch` between simulated hosts. */
export async function fetch(
  input: string | URL | SimulatedRequest,
  init?: RequestInit,
): Promise<SimulatedResponse> {
  let made = new SimulatedRequest(input, init);
  for (let redirects = 0; ; redirects++) {
    const { message, response } = await exchange(made);
    const location = response.headers.get('location');
    if (
      ![301, 302, 303, 307, 308].includes(response.status) ||
      location === null ||
      made.redirect === 'manual'
    ) {
      response.redirected = redirects > 0;
      return response;
    }
    message.resume();
    if (made.redirect === 'error' || redirects === MOST_REDIRECTS)
      throw new TypeError('fetch failed', { cause: new Error('unexpected redirect') });
    const isGet = response.status === 303 || (response.status < 303 && made.method === 'POST');
    made = new SimulatedRequest(new URL(location, made.url), {
      method: isGet ? 'GET' : made.method,
      headers: made.headers,
      ...(isGet ? {} : { body: made.given }),
      signal: made.signal,
    });
  }
}

interface Exchanged {
  readonly message: IncomingMessage;
  readonly response: SimulatedResponse;
}

function exchange(made: SimulatedRequest): Promise<Exchanged> {
  return new Promise((resolve, reject) => {
    const { signal } = made;
    if (signal?.aborted === true) return reject(signal.reason as Error);
    const url = new URL(made.url);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') {
      return reject(
        new TypeError('fetch failed', { cause: new Error(`unknown scheme: ${url.protocol}`) }),
      );
    }
    const headers = made.headers.toObject();
    headers['accept'] ??= '*/*';
    headers['user-agent'] ??= 'node';
    const { bytes, stream } = made.encoded;
    const request = makeRequest(url.protocol, [url, { method: made.method, headers }]);
    let received: IncomingMessage | undefined;
    const abort = (): void => {
      const reason = (signal?.reason ??
        new SimulatedDOMException('This operation was aborted', 'AbortError')) as Error;
      if (received === undefined) reject(reason);
      else received.destroy(reason);
      request.destroy(reason);
    };
    signal?.addEventListener('abort', abort, { once: true });
    request.on('error', (error: Error) => reject(new TypeError('fetch failed', { cause: error })));
    request.on('response', (message: IncomingMessage) => {
      received = message;
      message.on('close', () => signal?.removeEventListener('abort', abort));
      resolve({ message, response: responseOf(made, message) });
    });
    if (stream === undefined) request.end(bytes);
    else void send(stream, request, reject);
  });
}

async function send(
  stream: AsyncIterable<Uint8Array>,
  request: ReturnType<typeof makeRequest>,
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

function responseOf(made: SimulatedRequest, message: IncomingMessage): SimulatedResponse {
  const { statusCode = 0, statusMessage, rawHeaders } = message;
  const pairs: string[][] = [];
  for (let index = 0; index < rawHeaders.length; index += 2)
    pairs.push(rawHeaders.slice(index, index + 2));
  const hasBody = made.method !== 'HEAD' && statusCode !== 204 && statusCode !== 304;
  if (!hasBody) message.resume();
  const response = new SimulatedResponse(hasBody ? message : null, {
    status: statusCode,
    statusText: statusMessage ?? STATUS_CODES[statusCode] ?? '',
    headers: pairs,
  });
  response.url = made.url;
  return response;
}
