/* global fetch, process */
// Writes to a store under a lock of redlock, over ioredis.
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import Redlock from 'redlock';

const redis = new Redis({ host: 'redis', port: 6379, maxRetriesPerRequest: 2 });
redis.on('error', () => undefined);
const redlock = new Redlock([redis], { retryCount: 5, retryDelay: 100 });
redlock.on('error', () => undefined);

async function work() {
  const lock = await redlock.acquire(['the-lock'], 500);
  const at = (what) =>
    fetch(`http://store:3000/${what}`, { method: 'POST', body: process.env.HOSTNAME });
  try {
    await at('begin');
    await sleep(50);
    await at('end');
  } finally {
    await lock.release();
  }
}

createServer((_request, response) => {
  work().then(
    () => response.end('done'),
    (error) => response.writeHead(503).end(String(error)),
  );
}).listen(3000);
