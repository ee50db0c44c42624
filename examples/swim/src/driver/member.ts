import { createSocket } from 'node:dgram';
import process from 'node:process';
import { nodeId } from '@gossip/sim-runtime';
import { jsonFormat, overDatagrams, SansIoDriver } from '@gossip/sim-runtime/node';
import { isMessage } from './is-message.js';
import { MS_PER_TICK, SETTINGS } from './settings.js';
import { UdpTransport } from './udp-transport.js';
import { WatchedSwim } from './watched-swim.js';

/**
 * One member, as a process of its own: started with its id, it says which port it has, is told everybody's,
 * and from then on tells its parent of every opinion that it comes to.
 */
const id = nodeId(Number(process.argv[2]));
const socket = createSocket('udp4');
process.once('disconnect', () => process.exit());
process.once('message', (ports: readonly number[]) => void join(ports));
process.send?.({ kind: 'bound', port: await UdpTransport.bind(socket) });

async function join(ports: readonly number[]): Promise<void> {
  const driver = await SansIoDriver.start({
    id,
    nodeCount: ports.length,
    msPerTick: MS_PER_TICK,
    transport: overDatagrams(new UdpTransport(socket, ports), jsonFormat(isMessage)),
    create: ({ peers, random, now }) =>
      new WatchedSwim({ ...SETTINGS, nodeId: id }, peers, random, now),
    onError: (error) => console.error(`member ${id}: ${error.message}`),
  });
  driver.node.tell = (news) =>
    void process.send?.({ kind: 'sighting', observer: id, at: Date.now(), ...news });
}
