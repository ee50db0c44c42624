/* global setTimeout */
// A subscriber of the hub, which connects again when its connection ends, and notes what it hears.
import { appendFileSync } from 'node:fs';
import { WebSocket } from 'ws';

function subscribe() {
  const socket = new WebSocket('ws://hub:3000/feed', { handshakeTimeout: 1_000 });
  socket.on('message', (data) => {
    const { number, text } = JSON.parse(data);
    appendFileSync('/heard', `${text === 'welcome' ? 'joined' : 'heard'} ${number}\n`);
  });
  socket.on('error', () => undefined);
  socket.on('close', () => setTimeout(subscribe, 200));
}

subscribe();
