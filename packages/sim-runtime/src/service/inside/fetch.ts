import { Body, type BodyInit, encodeBody } from './fetch-body.js';
import { SimulatedHeaders } from './headers.js';
import { type IncomingMessage } from './http-messages.js';
import { begin } from './fetch-begin.js';
import { addressOf } from './fetch-address.js';
import { system } from './system.js';
import { SimulatedDOMException, type SimulatedSignal } from './event-target.js';
import { type HttpHead } from '../system-calls.js';

interface RequestInit {
  readonly method?: string;
  readonly headers?: ConstructorParameters<typeof SimulatedHeaders>[0];
  readonly body?: BodyInit;
  readonly signal?: SimulatedSignal | null;
  readonly redirect?: 'follow' | 'manual' | 'error';
  readonly duplex?: 'half';
}

const MOST_REDIRECTS = 20;
const { STATUS_CODES: statusTexts } = system.lent['http'] as {
  readonly STATUS_CODES: Readonly<Record<number, string | undefined>>;
};

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
    if (stream !== undefined && from === undefined && init.duplex === undefined)
      throw new TypeError('RequestInit: duplex option is required when sending a body.');
    super(bytes ?? stream);
    this.given = body;
    this.encoded = {
      ...(bytes === undefined ? {} : { bytes }),
      ...(stream === undefined ? {} : { stream }),
    };
    this.url = addressOf(from?.url ?? String(input)).href;
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
    message?.resume();
    response.onUsed?.();
    if (made.redirect === 'error' || redirects === MOST_REDIRECTS)
      throw new TypeError('fetch failed', { cause: new Error('unexpected redirect') });
    const isGet = response.status === 303 || (response.status < 303 && made.method === 'POST');
    made = new SimulatedRequest(new URL(location, made.url), {
      method: isGet ? 'GET' : made.method,
      headers: made.headers,
      ...(isGet ? {} : { body: made.given, duplex: 'half' as const }),
      signal: made.signal,
    });
  }
}

interface Exchanged {
  /** Absent where the response came as a whole. */
  readonly message?: IncomingMessage;
  readonly response: SimulatedResponse;
}

function exchange(made: SimulatedRequest): Promise<Exchanged> {
  return new Promise((resolve, reject) => {
    const { signal } = made;
    if (signal?.aborted === true) return reject(signal.reason as Error);
    const { protocol } = addressOf(made.url);
    if (protocol !== 'http:' && protocol !== 'https:') {
      return reject(
        new TypeError('fetch failed', { cause: new Error(`unknown scheme: ${protocol}`) }),
      );
    }
    let fail = (reason: Error): void => reject(reason);
    const abort = (): void => {
      const reason = (signal?.reason ??
        new SimulatedDOMException('This operation was aborted', 'AbortError')) as Error;
      fail(reason);
      request.destroy(reason);
    };
    const forget = (): void => signal?.removeEventListener('abort', abort);
    signal?.addEventListener('abort', abort, { once: true });
    const request = begin(made, reject, {
      onError: (error) => reject(new TypeError('fetch failed', { cause: error })),
      onMessage: (message) => {
        const response = responseOf(made, message);
        fail = (reason) => {
          response.fail(reason);
          message.destroy(reason);
        };
        message.on('close', forget);
        resolve({ message, response });
      },
      onWhole: (head, body) => {
        const response = wholeResponse(made, head, body);
        fail = (reason) => response.fail(reason);
        if (mayHaveBody(made, response.status)) response.onUsed = forget;
        else forget();
        resolve({ response });
      },
    });
  });
}

function responseOf(made: SimulatedRequest, message: IncomingMessage): SimulatedResponse {
  const { statusCode = 0, statusMessage, rawHeaders } = message;
  const hasBody = mayHaveBody(made, statusCode);
  if (!hasBody) message.resume();
  return received(made, hasBody ? message : null, statusCode, statusMessage, rawHeaders);
}

/** A response that came as a whole, which needs no stream. */
function wholeResponse(
  made: SimulatedRequest,
  { status = 0, statusText, headers }: HttpHead,
  body: Uint8Array | undefined,
): SimulatedResponse {
  const bytes = mayHaveBody(made, status) ? (body ?? new Uint8Array(0)) : null;
  return received(made, bytes, status, statusText, headers);
}

function mayHaveBody({ method }: SimulatedRequest, status: number): boolean {
  return method !== 'HEAD' && status !== 204 && status !== 304;
}

function received(
  made: SimulatedRequest,
  body: BodyInit,
  status: number,
  statusText: string | undefined,
  rawHeaders: readonly string[],
): SimulatedResponse {
  const response = new SimulatedResponse(body, {
    status,
    statusText: statusText ?? statusTexts[status] ?? '',
    headers: SimulatedHeaders.ofRaw(rawHeaders),
  });
  response.url = made.url;
  return response;
}
