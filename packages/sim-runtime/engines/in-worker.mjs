// node in-worker.mjs <url of the bundle>: prints what the universes came to in a worker thread.
import console from 'node:console';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

if (isMainThread) {
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: process.argv[2] });
  worker.once('message', (universes) =>
    console.log(JSON.stringify({ version: process.version, universes })),
  );
} else {
  const { universes } = await import(workerData);
  parentPort.postMessage(universes());
}
