// What the lock guards: it notes who begins to write, and who ends.
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

createServer(async (request, response) => {
  appendFileSync('/log', `${request.url.slice(1)} ${await text(request)}\n`);
  response.end();
}).listen(3000);
