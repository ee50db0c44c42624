import { nodeId } from '../../contracts/node-id.js';
import { type EchoMessage, EchoNode } from './echo-node.fixture.js';
import { type MessageReceiver, type MessageTransport } from './message-transport.js';
import { SansIoDriver } from './sans-io-driver.js';
import { type SansIoDriverOptions } from './sans-io-options.js';

type Options = SansIoDriverOptions<EchoNode>;

/** A transport in the hands of the test. */
export class Wire implements MessageTransport<EchoMessage> {
  receiver: MessageReceiver<EchoMessage> | undefined;
  readonly sent: EchoMessage[] = [];
  isOpen = false;

  open(receiver: MessageReceiver<EchoMessage>): void {
    this.receiver = receiver;
    this.isOpen = true;
  }

  send(_destination: number, message: EchoMessage): void | Promise<void> {
    this.sent.push(message);
  }

  close(): void | Promise<void> {
    this.isOpen = false;
  }
}

/** Drives an echo node, the first of two, over a transport. */
export function startEcho(
  options: Partial<Options> & Pick<Options, 'transport'>,
): Promise<SansIoDriver<EchoNode>> {
  return SansIoDriver.start({
    id: nodeId(0),
    nodeCount: 2,
    msPerTick: 5,
    create: ({ now }) => new EchoNode(now),
    ...options,
  });
}
