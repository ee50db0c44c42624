// Keeps a number in a file by write-file-atomic: a sync of a new file, and a rename over the old one.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import writeFileAtomic from 'write-file-atomic';

const PATH = '/data/number';
let number = existsSync(PATH) ? Number(readFileSync(PATH, 'utf8')) : 0;

createServer((_request, response) => {
  const next = ++number;
  writeFileAtomic(PATH, String(next).padStart(8, '0'))
    .then(() => response.end(String(next)))
    .catch((error) => response.writeHead(500).end(String(error)));
}).listen(3000);
