#!/usr/bin/env bash
# socket.io 4.8.4 and socket.io-client 4.8.4 · a recovery that is cut short makes messages arrive twice
#
# Common expectation: Socket.IO delivers at most once, and a recovered session goes on where it was interrupted.
# Behaviour: at a recovery the server sends the missed packets before it confirms the session. The client keeps what comes before
# the confirmation, and keeps it across a disconnection too, but does not count it as received. Where the connection breaks between
# the two, the next recovery sends the same packets again, and the client then delivers both copies.
# Output seen: messages 2 and 3 are missed, the first recovery is cut before the confirmation; heard: 1, 2, 3, 2, 3.
#
# Exits 0 while socket.io behaves so, and 1 once it does not. It needs npm and Node.js 20 or newer, and installs in a temporary folder.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "name": "trial", "private": true, "type": "module" }' > package.json
npm install --no-audit --no-fund --ignore-scripts --silent socket.io@4.8.4 socket.io-client@4.8.4
cat > trial.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';

const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version;
console.log(`socket.io ${version('socket.io')}, socket.io-client ${version('socket.io-client')}, Node.js ${process.version}`);
const http = createHttpServer();
const hub = new Server(http, { perMessageDeflate: false, connectionStateRecovery: {} });
await new Promise((done) => http.listen(0, '127.0.0.1', done));

// A proxy, whose second connection breaks where the server confirms the session.
let connections = 0;
let current;
const proxy = createServer((near) => {
  const number = ++connections;
  const far = connect(http.address().port, '127.0.0.1');
  current = near;
  const end = () => { near.destroy(); far.destroy(); };
  near.on('close', end).on('error', end).on('data', (data) => far.write(data));
  far.on('close', end).on('error', end).on('data', (data) => {
    const confirmation = number === 2 ? data.indexOf('40{') : -1;
    if (confirmation < 0) return void near.write(data);
    // Two bytes before it are the head of its frame.
    near.write(data.subarray(0, confirmation - 2));
    setTimeout(end, 100);
  });
});
await new Promise((done) => proxy.listen(0, '127.0.0.1', done));

const heard = [];
const socket = io(`http://127.0.0.1:${proxy.address().port}`, { transports: ['websocket'], reconnectionDelay: 300, randomizationFactor: 0 });
socket.on('news', (number) => heard.push(number));
await new Promise((done) => socket.once('connect', done));
hub.emit('news', 1);
await sleep(200);
current.destroy();
await sleep(100);
hub.emit('news', 2);
hub.emit('news', 3);
await sleep(2_500);
console.log(`connections: ${connections}, recovered: ${socket.recovered}, heard: ${heard.join(', ')}`);
process.exit(socket.recovered && connections === 3 && heard.join() === '1,2,3,2,3' ? 0 : 1);
JS
node trial.mjs || { echo 'socket.io behaves in another way now.'; exit 1; }
