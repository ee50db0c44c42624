// Servers that answer the amount that they are sent after a millisecond, and the simulation of each.

const sleep = 'const sleep = (ms) => new Promise((done) => setTimeout(done, ms));';

export const APPS = {
  bare: `import { createServer } from 'node:http';
createServer((request, response) => {
  let text = '';
  request.on('data', (chunk) => (text += chunk));
  request.on('end', () =>
    setTimeout(() => response.end(JSON.stringify({ total: JSON.parse(text).amount })), 1),
  );
}).listen(3000);
`,
  express: `import express from 'express';
${sleep}
const app = express();
app.use(express.json());
app.post('/', async (request, response) => {
  await sleep(1);
  response.json({ total: request.body.amount });
});
app.listen(3000);
`,
  fastify: `import Fastify from 'fastify';
${sleep}
const app = Fastify();
app.post('/', async (request) => {
  await sleep(1);
  return { total: request.body.amount };
});
await app.listen({ port: 3000, host: '0.0.0.0' });
`,
};

/** How many requests each operation sends. */
export const COUNTS = { few: 2_000, many: 8_000 };

/** The simulation of a server, and of a client whose operations send requests, so many at once. */
export function simulationOf(name, atOnce = 10) {
  return `import { service, type ServiceOperationContext, type ServiceWorld } from '@gossip/sim-runtime/service';
import { sometimes } from '@gossip/sim-runtime/sim';

const ask = (count: number) => async ({ fetch, history }: ServiceOperationContext) => {
  const call = history.invoke('ask');
  for (let done = 0; done < count; done += ${atOnce}) {
    await Promise.all(
      Array.from({ length: ${atOnce} }, async () => {
        const response = await fetch('http://server:3000/', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ amount: 1 }),
        });
        await response.json();
      }),
    );
  }
  call.ok();
};

export const simulation = service({
  name: '${name}',
  hosts: { server: { entry: './main.js' } },
  clients: 1,
  operationsPerRun: 1,
  operations: { few: ask(${COUNTS.few}), many: ask(${COUNTS.many}) },
  oracles: [sometimes('all are answered', ({ history }: ServiceWorld) => history.at(-1)?.type === 'ok')],
});
`;
}
