// A hub: what is posted is sent to all subscribers of ws, with a number.
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { WebSocketServer } from 'ws';

let last = 0;
const server = createServer(async (request, response) => {
  const message = JSON.stringify({ number: ++last, text: await text(request) });
  for (const client of hub.clients) client.send(message);
  response.end();
});
const hub = new WebSocketServer({ server, path: '/feed' });
hub.on('connection', (socket) => {
  socket.on('error', () => undefined);
  socket.send(JSON.stringify({ number: last, text: 'welcome' }));
});
server.listen(3000);
