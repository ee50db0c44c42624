// A hub of socket.io: what is posted is sent to all in a room, and those who come back are given what they have missed.
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { Server } from 'socket.io';

let last = 0;
const server = createServer(async (request, response) => {
  await text(request);
  hub.emit('news', ++last);
  response.end(String(last));
});
const hub = new Server(server, {
  pingInterval: 1_000,
  pingTimeout: 1_000,
  connectionStateRecovery: { maxDisconnectionDuration: 60_000 },
});
server.listen(3000);
