/* global setTimeout */
// A backend that notes how many requests of each caller it works on at once.
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';

const atWork = new Map();

createServer((request, response) => {
  const caller = request.url.slice(1);
  const count = (atWork.get(caller) ?? 0) + 1;
  atWork.set(caller, count);
  appendFileSync('/at-work', `${caller} ${count}\n`);
  setTimeout(() => {
    atWork.set(caller, atWork.get(caller) - 1);
    response.end('done');
  }, 40);
}).listen(3000);
