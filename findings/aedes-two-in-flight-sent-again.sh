#!/usr/bin/env bash
# aedes 1.2.0 (aedes-persistence 11.0.0) · of two messages of quality of service 2 in flight, one is published again after its PUBREL
#
# Common expectation: MQTT 3.1.1, 4.3.3: the sender of a message of quality of service 2 "MUST NOT re-send the PUBLISH once it has
# sent the corresponding PUBREL packet", and has to send PUBREL again after a reconnection until PUBCOMP arrives. A subscriber
# forgets the packet identifier at PUBREL, so that a PUBLISH after it is a new message to it.
# Behaviour: with the persistence in memory, the PUBREL of the second message takes the place of that of the first, since both lack
# what they are told apart by; the second message stays stored. One message in flight at a time is handled as the standard says.
# Output seen: a subscriber loses its connection after two PUBREL; after it has connected again, the PUBREL of the first message is
# never sent, and the second is published again after its PUBREL: it is heard twice.
#
# Exits 0 while aedes behaves so, and 1 once it does not. It needs npm and Node.js 22 or newer, and installs in a temporary folder.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "name": "trial", "private": true, "type": "module" }' > package.json
npm install --no-audit --no-fund --ignore-scripts --silent aedes@1.2.0 mqtt-packet@9.0.2
cat > trial.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Aedes } from 'aedes';
import { generate, parser } from 'mqtt-packet';

const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version;
console.log(`aedes ${version('aedes')}, aedes-persistence ${version('aedes-persistence')}, Node.js ${process.version}`);
const broker = await Aedes.createBroker();
const server = createServer(broker.handle);
await new Promise((done) => server.listen(0, '127.0.0.1', done));

function client(clientId, onPacket) {
  const socket = connect(server.address().port, '127.0.0.1');
  const packets = parser();
  const send = (packet) => socket.write(generate(packet));
  packets.on('packet', (packet) => onPacket(packet, send, socket));
  socket.on('data', (data) => packets.parse(data)).on('error', () => undefined);
  send({ cmd: 'connect', protocolId: 'MQTT', protocolVersion: 4, clean: false, clientId, keepalive: 0 });
}
const said = ({ cmd, messageId = '', payload = '' }) => `${cmd} ${messageId} ${payload}`.trim();

const before = [];
client('subscriber', (packet, send, socket) => {
  before.push(packet);
  if (packet.cmd === 'connack') send({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: 'topic', qos: 2 }] });
  if (packet.cmd === 'publish') send({ cmd: 'pubrec', messageId: packet.messageId });
  if (before.filter(({ cmd }) => cmd === 'pubrel').length === 2) socket.destroy();
});
await sleep(300);
client('publisher', (packet, send) => {
  for (const n of packet.cmd === 'connack' ? [1, 2] : [])
    send({ cmd: 'publish', topic: 'topic', payload: `message-${n}`, qos: 2, messageId: n });
  if (packet.cmd === 'pubrec') send({ cmd: 'pubrel', messageId: packet.messageId });
});
await sleep(500);
const after = [];
client('subscriber', (packet) => after.push(packet));
await sleep(500);
console.log('before:', before.map(said).join(', '));
console.log('after: ', after.map(said).join(', '));

const released = before.filter(({ cmd }) => cmd === 'pubrel').map(({ messageId }) => messageId);
const again = after.filter(({ cmd, messageId }) => cmd === 'publish' && released.includes(messageId));
const releasedAgain = after.filter(({ cmd }) => cmd === 'pubrel');
console.log(`released: ${released.length}, released again: ${releasedAgain.length}, published again: ${again.length}`);
process.exit(released.length === 2 && releasedAgain.length === 1 && again.length === 1 ? 0 : 1);
JS
node trial.mjs || { echo 'aedes behaves in another way now.'; exit 1; }
