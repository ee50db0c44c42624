// Keeps a number in a file by steno, which lowdb writes with: a new file, and a rename over the old one.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Writer } from 'steno';

const PATH = '/data/number';
const writer = new Writer(PATH);
let number = existsSync(PATH) ? Number(readFileSync(PATH, 'utf8')) : 0;

createServer((_request, response) => {
  const next = ++number;
  writer
    .write(String(next).padStart(8, '0'))
    .then(() => response.end(String(next)))
    .catch((error) => response.writeHead(500).end(String(error)));
}).listen(3000);
