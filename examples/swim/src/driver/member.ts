import { createSocket } from 'node:dgram';
import process from 'node:process';
import { nodeId } from '@gossip/sim-runtime';
import {
  type DriverError,
  jsonFormat,
  overDatagrams,
  SansIoDriver,
} from '@gossip/sim-runtime/node';
import { type Flight, recordFlight } from './flight.js';
import { isMessage } from './is-message.js';
import { MS_PER_TICK, SETTINGS } from './settings.js';
import { UdpTransport } from './udp-transport.js';
import { WatchedSwim } from './watched-swim.js';

/**
 * One member, as a process of its own: started with its id, it reports its port, receives those of all members,
 * and from then on reports every change of opinion to its parent, until it receives the order to end. Its
 * inputs are recorded in the folder that the command line names next.
 */
const [, , number, folder = '.'] = process.argv;
const id = nodeId(Number(number));
const socket = createSocket('udp4');
process.once('disconnect', () => process.exit());
process.once('message', (ports: readonly number[]) => void join(ports));
process.send?.({ kind: 'bound', port: await UdpTransport.bind(socket) });

async function join(ports: readonly number[]): Promise<void> {
  const onError = (error: DriverError) => console.error(`member ${id}: ${error.message}`);
  const recorder = recordFlight(folder, id, onError);
  const driver = await SansIoDriver.start({
    id,
    nodeCount: ports.length,
    msPerTick: MS_PER_TICK,
    transport: overDatagrams(new UdpTransport(socket, ports), jsonFormat(isMessage)),
    create: ({ peers, random, now }) =>
      new WatchedSwim({ ...SETTINGS, nodeId: id }, peers, random, now),
    onError,
    recorder,
  });
  driver.node.tell = (news) =>
    void process.send?.({ kind: 'sighting', observer: id, at: Date.now(), ...news });
  process.once('message', () => {
    void driver.close().then(() => {
      recorder.close();
      const { count: states } = driver.node.states;
      const fingerprint = driver.node.states.fingerprint();
      const { traceHash, contentHash } = recorder;
      const flight: Flight = { id, traceHash, contentHash, states, fingerprint };
      process.send?.({ kind: 'flight', ...flight });
    });
  });
}
