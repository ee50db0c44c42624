// A subscriber of the hub, which notes what it hears, and whether its connection was recovered.
import { appendFileSync } from 'node:fs';
import { io } from 'socket.io-client';

const socket = io('http://hub:3000', {
  transports: ['websocket'],
  reconnectionDelay: 200,
  reconnectionDelayMax: 500,
  timeout: 1_000,
});
socket.on('connect', () => appendFileSync('/heard', socket.recovered ? 'recovered\n' : 'joined\n'));
socket.on('news', (number) => appendFileSync('/heard', `heard ${number}\n`));
