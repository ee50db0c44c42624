/* global fetch, process */
// Calls the backend by way of bottleneck: at most 2 at once, and given up after `LIMIT_MS` milliseconds, where there is a limit.
import Bottleneck from 'bottleneck';
import { createServer } from 'node:http';

const limit = Number(process.env.LIMIT_MS ?? 0);
const limiter = new Bottleneck({ maxConcurrent: 2, minTime: 5 });

createServer((_request, response) => {
  limiter
    .schedule({ ...(limit > 0 ? { expiration: limit } : {}) }, async () =>
      (await fetch(`http://backend:3000/${process.env.HOSTNAME}`)).text(),
    )
    .then((text) => response.end(text))
    .catch((error) => response.writeHead(503).end(String(error)));
}).listen(3000);
