import { mkdirSync } from 'node:fs';
import process from 'node:process';
import { SERVER } from '../star.js';
import { filesIn, openRecorded } from './recorded-document.js';
import { ServerTransport } from './server-transport.js';
import { asNumber, usage } from './usage.js';

const USAGE = 'node dist/driver/server.js <folder> [port] [number of clients]';

/** Serves a document that is kept in a folder, and records what reaches it there, until it is interrupted. */
const [folder = usage(USAGE), port = '8080', clients = '8'] = process.argv.slice(2);
const nodeCount = asNumber(clients, USAGE, 1) + 1;
const onError = (error: Error): void => console.error(error.message);

mkdirSync(folder, { recursive: true });
const files = filesIn(folder);
const { editor, recorder } = await openRecorded(files, {
  id: SERVER,
  nodeCount,
  connect: (onConnect) =>
    new ServerTransport({ port: asNumber(port, USAGE), nodeCount, onConnect }),
  onError,
});
console.log(`serving ${files.document} to clients 1 to ${clients} on port ${port}`);
process.once('SIGINT', () => void editor.close());
await editor.finished;
recorder.close();
