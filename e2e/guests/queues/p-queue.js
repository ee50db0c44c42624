/* global fetch, process */
// Calls the backend by way of p-queue: at most 2 at once, and given up after `LIMIT_MS` milliseconds, where there is a limit.
import PQueue from 'p-queue';
import { createServer } from 'node:http';

const limit = Number(process.env.LIMIT_MS ?? 0);
const queue = new PQueue({
  concurrency: 2,
  ...(limit > 0 ? { timeout: limit, throwOnTimeout: true } : {}),
});

createServer((_request, response) => {
  queue
    .add(async () => (await fetch(`http://backend:3000/${process.env.HOSTNAME}`)).text())
    .then((text) => response.end(text))
    .catch((error) => response.writeHead(503).end(String(error)));
}).listen(3000);
