// Clocks, timers, randomness, sockets and files are all simulated.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
export const server = createServer(
  (_, response) => void response.end(`${Date.now()} ${randomUUID()}`),
);
export const read = async (): Promise<Buffer> => gzipSync(await readFile('/data/orders.log'));
export const open = (): unknown => connect(6379, 'store-0').on('error', () => process.exit(1));
export const later = async (): Promise<void> => {
  await sleep(Math.random() * 10);
  await pipeline([], process.stdout);
  await fetch('http://store-0:8080', { signal: AbortSignal.timeout(100) });
  console.log(performance.now());
};
