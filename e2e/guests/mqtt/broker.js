// An MQTT broker of aedes, which keeps sessions and messages in memory.
import { createServer } from 'node:net';
import Aedes from 'aedes';

const broker = new Aedes();
createServer(broker.handle).listen(1883);
