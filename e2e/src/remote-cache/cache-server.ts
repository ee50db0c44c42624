import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { type Environment } from '../command/clean-environment.js';

/** How often the server was asked, and what came of it. */
export interface CacheTraffic {
  readonly hits: number;
  readonly misses: number;
  readonly stored: number;
  /** Of everything that is stored. */
  readonly bytes: number;
}

const MOST_BYTES_OF_ONE = 32 * 1024 * 1024;
const MOST_BYTES = 256 * 1024 * 1024;
const ENTRY = /^\/v1\/cache\/([\w-]{1,128})$/;

/**
 * A remote cache for tests, in memory and on the loopback interface alone: the two requests that Nx makes of
 * a self-hosted server, `GET` and `PUT` of `/v1/cache/{hash}`, with a token that only this run knows.
 */
export class CacheServer {
  readonly #server: Server = createServer(
    (request, response) => void this.#answer(request, response),
  );
  readonly #entries = new Map<string, Buffer>();
  readonly #token = randomUUID();
  #traffic: CacheTraffic = { hits: 0, misses: 0, stored: 0, bytes: 0 };

  static async start(): Promise<CacheServer> {
    const server = new CacheServer();
    await new Promise<void>((resolve, reject) => {
      server.#server.once('error', reject);
      server.#server.listen(0, '127.0.0.1', resolve);
    });
    return server;
  }

  get traffic(): CacheTraffic {
    return this.#traffic;
  }

  /** What makes Nx use this server. */
  get environment(): Environment {
    const { port } = this.#server.address() as AddressInfo;
    return {
      NX_SELF_HOSTED_REMOTE_CACHE_SERVER: `http://127.0.0.1:${port}`,
      NX_SELF_HOSTED_REMOTE_CACHE_ACCESS_TOKEN: this.#token,
    };
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, hash] = ENTRY.exec(request.url ?? '') ?? [];
    if (request.headers.authorization !== `Bearer ${this.#token}`) return end(response, 401);
    if (hash === undefined) return end(response, 404);
    if (request.method === 'GET') return this.#get(hash, response);
    if (request.method === 'PUT') return this.#put(hash, request, response);
    return end(response, 405);
  }

  #get(hash: string, response: ServerResponse): void {
    const entry = this.#entries.get(hash);
    const { hits, misses } = this.#traffic;
    this.#traffic =
      entry === undefined
        ? { ...this.#traffic, misses: misses + 1 }
        : { ...this.#traffic, hits: hits + 1 };
    if (entry === undefined) return end(response, 404);
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(entry);
  }

  async #put(hash: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    if (body === undefined || this.#traffic.bytes + body.length > MOST_BYTES)
      return end(response, 413);
    // Nobody may change what others rely on.
    if (this.#entries.has(hash)) return end(response, 409);
    this.#entries.set(hash, body);
    const { stored, bytes } = this.#traffic;
    this.#traffic = { ...this.#traffic, stored: stored + 1, bytes: bytes + body.length };
    end(response, 200);
  }
}

/** `undefined` where it is longer than an entry may be. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    length += bytes.length;
    if (length > MOST_BYTES_OF_ONE) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}
