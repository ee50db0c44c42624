import { once } from 'node:events';
import { createServer } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeId } from '@gossip/sim-runtime';
import { type MessageReceiver } from '@gossip/sim-runtime/node';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { SERVER } from '../star.js';
import { ClientTransport } from './client-transport.js';
import { Editor } from './editor.js';
import { MOST_WAITING_BYTES, sendOver } from './link.js';
import { LogFile } from './log-file.js';
import { ServerTransport } from './server-transport.js';

const client = nodeId(1);
const retryMs = { first: 10, most: 40 };
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

/** A busy machine is slow, not broken. */
const soon = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 20_000 });

/** What a transport delivers, as text. */
class Inbox implements MessageReceiver<Uint8Array> {
  readonly heard: string[] = [];
  readonly errors: string[] = [];

  message(bytes: Uint8Array, from: number): void {
    this.heard.push(`${text(bytes)} from ${from}`);
  }

  error(error: unknown): void {
    this.errors.push(String(error));
  }
}

let closings: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closings.map((close) => close()));
  closings = [];
});

async function openServer(port = 0, heartbeatMs = 5_000) {
  const [inbox, arrivals] = [new Inbox(), new Array<number>()];
  const transport = new ServerTransport({
    host: '127.0.0.1',
    port,
    nodeCount: 3,
    heartbeatMs,
    onConnect: (id) => arrivals.push(id),
  });
  await transport.open(inbox);
  closings.push(() => transport.close());
  return { transport, inbox, arrivals };
}

function openClient(port: number, id = client, heartbeatMs = 5_000) {
  const [inbox, arrivals] = [new Inbox(), new Array<number>()];
  const url = `ws://127.0.0.1:${port}`;
  const onConnect = (server: number): void => void arrivals.push(server);
  const transport = new ClientTransport({ url, id, retryMs, heartbeatMs, onConnect });
  transport.open(inbox);
  closings.push(() => transport.close());
  return { transport, inbox, arrivals };
}

describe('WebSocket transports', () => {
  it('carry messages both ways, and lose what is sent without a connection', async () => {
    const server = await openServer();
    const { transport, inbox, arrivals } = openClient(server.transport.port);
    expect(transport.send(SERVER, Buffer.from('too early'))).toBeUndefined();
    expect(server.transport.send(client, Buffer.from('too early'))).toBeUndefined();
    await soon(() => expect([arrivals, server.arrivals]).toEqual([[0], [1]]));
    await transport.send(SERVER, Buffer.from('hello'));
    await server.transport.send(client, Buffer.from('welcome'));
    await soon(() => expect(inbox.heard).toEqual(['welcome from 0']));
    await soon(() => expect(server.inbox.heard).toEqual(['hello from 1']));
    expect([...inbox.errors, ...server.inbox.errors]).toEqual([]);
  });

  it('connect again as soon as the server is back, and tell of each failure', async () => {
    const first = await openServer();
    const { port } = first.transport;
    const { arrivals, inbox } = openClient(port);
    await soon(() => expect(arrivals).toEqual([0]));
    await first.transport.close();
    await soon(() => expect(inbox.errors.join()).toContain('ECONNREFUSED'));
    await openServer(port);
    await soon(() => expect(arrivals).toEqual([0, 0]));
  });

  it('let the later of two connections of one client count', async () => {
    const server = await openServer();
    const stale = new WebSocket(`ws://127.0.0.1:${server.transport.port}/1`);
    await soon(() => expect(server.arrivals).toEqual([1]));
    const { inbox } = openClient(server.transport.port);
    await once(stale, 'close');
    await soon(() => expect(server.arrivals).toEqual([1, 1]));
    await server.transport.send(client, Buffer.from('still there'));
    await soon(() => expect(inbox.heard).toEqual(['still there from 0']));
  });

  it.each(['/0', '/3', '/one', '/', '/1.5'])('refuse a client that comes as "%s"', async (path) => {
    const { transport, inbox, arrivals } = await openServer();
    const stranger = new WebSocket(`ws://127.0.0.1:${transport.port}${path}`);
    const [code] = (await once(stranger, 'close')) as [number];
    expect(code).toBe(1008);
    expect(inbox.errors.join()).toContain(`A client came as "${path}"`);
    expect(arrivals).toEqual([]);
  });

  it('do not ask again once they are refused', async () => {
    const server = await openServer();
    const { inbox } = openClient(server.transport.port, nodeId(3));
    await soon(() =>
      expect(inbox.errors.join()).toContain('refuses client 3: the path must be your number'),
    );
    await new Promise((resolve) => setTimeout(resolve, 5 * retryMs.most));
    expect(server.inbox.errors).toHaveLength(1);
    expect(inbox.errors).toHaveLength(1);
  });

  it('cut off a client that answers no heartbeat', async () => {
    const { transport, arrivals } = await openServer(0, 30);
    const silent = new WebSocket(`ws://127.0.0.1:${transport.port}/1`, { autoPong: false });
    await soon(() => expect(arrivals).toEqual([1]));
    await once(silent, 'close');
    await soon(() => expect(transport.connected).toEqual([]));
  });

  it('give up a connection on which the server is silent, and keep one on which it is not', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as { port: number };
    const { inbox } = openClient(port, client, 40);
    await soon(() => expect(inbox.errors.join()).toContain('handshake has timed out'));
    silent.close();
    const live = await openServer(0, 400);
    const { arrivals } = openClient(live.transport.port, nodeId(2), 300);
    await soon(() => expect(arrivals).toEqual([0]));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(arrivals).toEqual([0]);
    expect(live.transport.connected).toEqual([2]);
  });

  it('send nothing more over a connection that takes it too slowly', async () => {
    const { transport, arrivals } = await openServer();
    const slow = new WebSocket(`ws://127.0.0.1:${transport.port}/1`);
    await soon(() => expect(arrivals).toEqual([1]));
    slow.pause();
    const chunk = Buffer.alloc(1024 * 1024);
    expect(() => {
      for (let sent = 0; sent <= 64; sent++) void transport.send(client, chunk);
    }).toThrow(/bytes are waiting already/);
    expect(MOST_WAITING_BYTES).toBeLessThan(64 * chunk.length);
    expect(sendOver(undefined, chunk)).toBeUndefined();
    slow.terminate();
  });

  it('refuse a port that is taken', async () => {
    const { transport } = await openServer();
    const second = new ServerTransport({
      host: '127.0.0.1',
      port: transport.port,
      nodeCount: 2,
      onConnect: () => undefined,
    });
    await expect(second.open(new Inbox())).rejects.toThrow('EADDRINUSE');
  });
});

describe('an editor', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'editor-'))));
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  function open(errors: string[] = [], port = 1) {
    return Editor.open({
      id: client,
      nodeCount: 2,
      logPath: join(folder, 'document'),
      connect: (onConnect) =>
        new ClientTransport({ url: `ws://127.0.0.1:${port}`, id: client, retryMs, onConnect }),
      onError: ({ message }) => errors.push(message),
    });
  }

  it('works without a connection, which it tells of, and finds its document again', async () => {
    const errors: string[] = [];
    const first = await open(errors);
    const saved = first.insert(0, 'alone');
    expect(first.text).toBe('alone');
    await saved;
    await soon(() => expect(errors.join()).toContain('ECONNREFUSED'));
    await first.close();
    const second = await open();
    expect(second.text).toBe('alone');
    await second.close();
  });

  it('saves what there is when it is closed, and takes nothing more', async () => {
    const editor = await open();
    const saved = editor.setField('title', 'last');
    await editor.close();
    await saved;
    expect(() => editor.insert(0, 'late')).toThrow('is closed');
    await editor.close();
    const again = await open();
    expect(again.fields.get('title')).toBe('last');
    await again.close();
  });

  it('ends when the disk fails, and acknowledges nothing', async () => {
    const editor = await open();
    vi.spyOn(LogFile.prototype, 'append').mockImplementation(() => {
      throw new Error('ENOSPC: no space left on device');
    });
    const finished = expect(editor.finished).rejects.toThrow('ENOSPC');
    await expect(editor.insert(0, 'lost')).rejects.toThrow('ENOSPC');
    await finished;
  });

  it('acknowledges an edit that changes nothing', async () => {
    const editor = await open();
    await editor.insert(0, '');
    await editor.close();
  });

  it('gives an edit that is out of range back to its caller, and goes on', async () => {
    const editor = await open();
    expect(() => editor.remove(0, 1)).toThrow('The text has 0 characters');
    await editor.insert(0, 'on');
    await editor.close();
  });
});
