// Publishes what it is sent: to `/once` with quality of service 2, exactly once, to `/again` with 1, at least once.
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { connect } from 'mqtt';

const client = connect('mqtt://broker:1883', {
  clientId: 'publisher',
  clean: false,
  keepalive: 2,
  connectTimeout: 1_000,
  reconnectPeriod: 200,
});
client.on('error', () => undefined);
createServer(async (request, response) => {
  const topic = request.url.slice(1);
  const message = await text(request);
  client.publish(topic, message, { qos: topic === 'once' ? 2 : 1 }, (error) => {
    response.writeHead(error ? 503 : 200);
    response.end();
  });
}).listen(3000);
