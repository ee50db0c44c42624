import process from 'node:process';
import { scanFolder } from './scan-folder.js';

const [folder, work, ...patterns] = process.argv.slice(2);
if (folder === undefined || work === undefined || patterns.length === 0) {
  console.error('Usage: node dist/driver/main.js <folder> <work folder> <pattern>...');
  process.exit(1);
}
const abort = new AbortController();
process.once('SIGINT', () => abort.abort());
process.once('SIGTERM', () => abort.abort());
// Whoever started this process as a child may want to know that it is about to begin.
process.send?.('starting');
await scanFolder({
  folder,
  work,
  patterns,
  chunkSize: Number(process.env['CHUNK_SIZE'] ?? 65_536),
  onError: (error) => console.error(error.message),
  signal: abort.signal,
});
process.disconnect?.();
