// A counter behind Fastify, with schemas. An addition that is sent again counts once.
import Fastify from 'fastify';

const app = Fastify({ logger: true });
const done = new Map();
let total = 0;

const answer = { 200: { type: 'object', properties: { total: { type: 'integer' } } } };
const body = {
  type: 'object',
  required: ['amount'],
  properties: { amount: { type: 'integer', minimum: 1 } },
};
app.post('/additions/:key', { schema: { body } }, async (request, reply) => {
  const { key } = request.params;
  if (!done.has(key)) done.set(key, (total += request.body.amount));
  reply.code(201);
  return { total: done.get(key) };
});
app.get('/total', { schema: { response: answer } }, async () => ({ total }));
await app.listen({ port: 3000, host: '0.0.0.0' });
