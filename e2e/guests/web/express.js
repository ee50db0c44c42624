// A counter behind Express. An addition that is sent again counts once.
import express from 'express';

const app = express();
const done = new Map();
let total = 0;

app.use(express.json());
app.post('/additions/:key', (request, response) => {
  const { key } = request.params;
  if (!done.has(key)) done.set(key, (total += request.body.amount));
  response.status(201).json({ total: done.get(key) });
});
app.get('/total', (_request, response) => {
  response.json({ total });
});
app.listen(3000);
