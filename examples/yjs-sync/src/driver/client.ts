import { mkdirSync } from 'node:fs';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { nodeId } from '@gossip/sim-runtime';
import { ClientTransport } from './client-transport.js';
import { filesIn, openRecorded } from './recorded-document.js';
import { asNumber, usage } from './usage.js';

const USAGE = 'node dist/driver/client.js <url> <number, from 1> <folder>';

/** How often it is looked whether there is anything new to show, in milliseconds. */
const LOOK_MS = 100;

/**
 * Edits a document by lines such as `insert 0 hello`, `remove 0 5` and `set title news`, shows it whenever it
 * changes, and keeps it in a folder, with a recording of what reached it.
 */
const [url = usage(USAGE), number = usage(USAGE), folder = usage(USAGE)] = process.argv.slice(2);
// The server is 0.
const id = nodeId(asNumber(number, USAGE, 1));
const onError = (error: Error): void => console.error(error.message);

mkdirSync(folder, { recursive: true });
const { editor, recorder } = await openRecorded(filesIn(folder), {
  id,
  // A client knows of no other node but the server, so that it need not know how many there are.
  nodeCount: id + 1,
  connect: (onConnect) => new ClientTransport({ url, id, onConnect }),
  onError,
});

let shown = '';
const look = setInterval(() => {
  const fields = [...editor.fields].map(([key, value]) => `${key}: ${value}`);
  const document = [...fields, editor.text].join('\n');
  if (document !== shown) console.log(`---\n${document}`);
  shown = document;
}, LOOK_MS);

async function edit(line: string): Promise<void> {
  const [command, first = '', ...rest] = line.split(' ');
  const content = rest.join(' ');
  if (command === 'insert') return editor.insert(Number(first), content);
  if (command === 'remove') return editor.remove(Number(first), Number(content));
  if (command === 'set') return editor.setField(first, content);
  throw new Error(
    `"${line}" is no edit: say insert <index> <text>, remove <index> <length>, or set <field> <value>.`,
  );
}

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => void edit(line).catch(onError));
lines.once('close', () => void editor.close());
process.once('SIGINT', () => lines.close());
await editor.finished;
clearInterval(look);
recorder.close();
