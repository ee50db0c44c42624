import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CacheServer } from './cache-server.js';

describe('the cache server', () => {
  let server: CacheServer;

  beforeEach(async () => {
    server = await CacheServer.start();
  });

  afterEach(() => server.stop());

  const ask = (method: string, path: string, body?: Uint8Array<ArrayBuffer>): Promise<Response> =>
    fetch(`${server.environment['NX_SELF_HOSTED_REMOTE_CACHE_SERVER']}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${server.environment['NX_SELF_HOSTED_REMOTE_CACHE_ACCESS_TOKEN']}`,
      },
      ...(body === undefined ? {} : { body }),
    });

  it('gives back what it was given, and lets nobody change it', async () => {
    const entry = new Uint8Array([1, 2, 3]);
    expect((await ask('GET', '/v1/cache/17')).status).toBe(404);
    expect((await ask('PUT', '/v1/cache/17', entry)).status).toBe(200);
    expect((await ask('PUT', '/v1/cache/17', new Uint8Array([9]))).status).toBe(409);
    expect(new Uint8Array(await (await ask('GET', '/v1/cache/17')).arrayBuffer())).toEqual(entry);
    expect(server.traffic).toEqual({ hits: 1, misses: 1, stored: 1, bytes: 3 });
  });

  it('answers nobody without its token, and nothing but its two requests', async () => {
    const url = server.environment['NX_SELF_HOSTED_REMOTE_CACHE_SERVER'] ?? '';
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:/);
    expect((await fetch(`${url}/v1/cache/17`)).status).toBe(401);
    expect((await ask('DELETE', '/v1/cache/17')).status).toBe(405);
    expect((await ask('GET', '/v1/cache/../17')).status).toBe(404);
  });

  it('takes no entry that is larger than it may be', async () => {
    const tooLarge = new Uint8Array(33 * 1024 * 1024);
    expect((await ask('PUT', '/v1/cache/17', tooLarge)).status).toBe(413);
    expect(server.traffic.bytes).toBe(0);
  });
});
