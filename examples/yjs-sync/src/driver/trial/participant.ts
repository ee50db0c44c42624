import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { nodeId } from '@gossip/sim-runtime';
import { SERVER } from '../../star.js';
import { ClientTransport } from '../client-transport.js';
import { openRecorded } from '../recorded-document.js';
import { ServerTransport } from '../server-transport.js';
import { type Order, type Report } from './deed.js';
import { Writer } from './writer.js';

/**
 * A process of the trial: the server, or a client that writes. Started with its number, how many there
 * are, its folder, and the port to listen on or to connect to.
 */
const [, , number, count, folder = '', port] = process.argv;
const id = nodeId(Number(number));
const isServer = id === SERVER;

/** Resolves when the trial can read it, even if this process is killed at once. */
function tell(report: Report): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(report, (error: Error | null) => (error === null ? resolve() : reject(error)));
  });
}

const files = {
  document: join(folder, `${id}.document`),
  recording: join(folder, `${id}.recording`),
};
let server: ServerTransport | undefined;
const { editor, recorder } = await openRecorded(files, {
  id,
  nodeCount: Number(count),
  connect: (onConnect) => {
    if (!isServer) {
      const url = `ws://127.0.0.1:${port}`;
      return new ClientTransport({ url, id, onConnect, retryMs: { first: 50, most: 400 } });
    }
    server = new ServerTransport({
      host: '127.0.0.1',
      port: Number(port),
      nodeCount: Number(count),
      onConnect,
    });
    return server;
  },
  // Connections that break are what the trial is about.
  onError: (error) => {
    if (error.kind !== 'receive') console.error(`node ${id}: ${error.message}`);
  },
});
if (server !== undefined) await tell({ kind: 'bound', port: server.port });

const writer = new Writer(id, editor, tell);
if (!isServer) void writer.work();

async function obey(order: Order): Promise<void> {
  switch (order) {
    case 'rest':
      return writer.rest();
    case 'show': {
      const { text, fields, snapshot } = editor;
      return tell({
        kind: 'shown',
        text,
        title: fields.get('title'),
        snapshot: Buffer.from(snapshot).toString('hex'),
      });
    }
    case 'leave':
      await editor.close();
      recorder.close();
      await tell({ kind: 'left', traceHash: recorder.traceHash });
      process.disconnect();
  }
}

process.on('message', (order: Order) => void obey(order));
process.once('disconnect', () => void sleep(100).then(() => process.exit()));
