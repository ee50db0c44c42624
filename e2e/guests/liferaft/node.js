/* global AbortSignal, fetch, process */
// A member of a Raft cluster: an npm package as it is, over HTTP in one direction, tried again until it is answered.
import LifeRaft from '@markwylde/liferaft';
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { hostname } from 'node:os';

const PORT = 7000;
const ATTEMPTS = 4;

async function send(address, packet) {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    try {
      const response = await fetch(`http://${address}:${PORT}/`, {
        method: 'POST',
        body: JSON.stringify(packet),
        signal: AbortSignal.timeout(150),
      });
      await response.text();
      return;
    } catch {
      // The next attempt may get through.
    }
  }
}

class Member extends LifeRaft {
  write(packet, done) {
    void send(this.address, packet).then(() => done(), done);
  }
}

const self = hostname();
const raft = new Member(self, { 'election min': 150, 'election max': 300, heartbeat: 50 });
raft.on('error', () => undefined);
raft.on('leader', () => appendFileSync('/terms-led', `${raft.term}\n`));

createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', () => {
    response.end(raft.leader);
    if (request.method === 'GET') return;
    const packet = JSON.parse(body);
    raft.emit('data', packet, (reply) => {
      void Promise.resolve(reply).then((answer) => {
        if (answer !== undefined) return send(packet.address, answer);
      });
    });
  });
}).listen(PORT);

for (const member of process.env.MEMBERS.split(' ')) if (member !== self) raft.join(member);
