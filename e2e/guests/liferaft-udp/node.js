/* global process */
// A member of a Raft cluster: an npm package as it is, over datagrams.
import LifeRaft from '@markwylde/liferaft';
import { createSocket } from 'node:dgram';
import { appendFileSync } from 'node:fs';
import { hostname } from 'node:os';

const PORT = 7000;
const socket = createSocket('udp4');
const send = (address, packet) => socket.send(JSON.stringify(packet), PORT, address);

class Member extends LifeRaft {
  write(packet, done) {
    send(this.address, packet);
    done();
  }
}

const self = hostname();
const raft = new Member(self, { 'election min': 150, 'election max': 300, heartbeat: 50 });
raft.on('error', () => undefined);
raft.on('leader', () => appendFileSync('/terms-led', `${raft.term}\n`));

socket.on('message', (message) => {
  const packet = JSON.parse(message);
  raft.emit('data', packet, (reply) => {
    void Promise.resolve(reply).then((answer) => {
      if (answer !== undefined) send(packet.address, answer);
    });
  });
});
socket.bind(PORT);

for (const member of process.env.MEMBERS.split(' ')) if (member !== self) raft.join(member);
