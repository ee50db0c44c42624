// A subscriber with a session of its own at the broker, which notes what it hears.
import { appendFileSync } from 'node:fs';
import { connect } from 'mqtt';

const client = connect('mqtt://broker:1883', {
  clientId: 'subscriber',
  clean: false,
  keepalive: 2,
  connectTimeout: 1_000,
  reconnectPeriod: 200,
});
client.on('error', () => undefined);
client.on('connect', () => client.subscribe(['once', 'again'], { qos: 2 }));
client.on('message', (topic, text) => appendFileSync(`/${topic}`, `${text}\n`));
