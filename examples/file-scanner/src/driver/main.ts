import process from 'node:process';
import { FlightRecorder } from '@gossip/sim-runtime/node';
import { scanFolder } from './scan-folder.js';

const [folder, work, ...patterns] = process.argv.slice(2);
if (folder === undefined || work === undefined || patterns.length === 0) {
  console.error('Usage: node dist/driver/main.js <folder> <work folder> <pattern>...');
  process.exit(1);
}
const abort = new AbortController();
process.once('SIGINT', () => abort.abort());
process.once('SIGTERM', () => abort.abort());
// The parent of this process may want to know that the scan is about to begin.
process.send?.('starting');
const onError = (error: Error): void => console.error(error.message);
const { RECORDING: recording, CHUNK_SIZE: chunkSize = '65536' } = process.env;
const recorder =
  recording === undefined
    ? undefined
    : new FlightRecorder(recording, { simulation: 'file-scanner', type: 'pipeline', onError });
await scanFolder({
  folder,
  work,
  patterns,
  chunkSize: Number(chunkSize),
  onError,
  signal: abort.signal,
  ...(recorder === undefined ? {} : { recorder }),
});
if (recorder !== undefined) {
  recorder.close();
  const { traceHash, contentHash } = recorder;
  process.send?.({ traceHash });
  const [trace, content] = [traceHash, contentHash].map(
    (hash) => `0x${hash.toString(16).padStart(8, '0')}`,
  );
  console.log(`recorded, trace hash ${trace}, content hash ${content}`);
}
process.disconnect?.();
