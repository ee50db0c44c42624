import { type NodeId } from '../../contracts/node-id.js';
import { notAMessage } from '../driver-error.js';
import { type MessageReceiver, type MessageTransport } from './message-transport.js';
import { type WireFormat } from './wire-format.js';

/** What carries bytes from node to node, in pieces that arrive whole or not at all. */
export type DatagramTransport = MessageTransport<Uint8Array>;

/**
 * Messages over what carries bytes.
 *
 * Bytes that are no message are dropped and reported: any sender can reach an open port.
 *
 * @param datagrams - what carries the bytes
 * @param format - how a message is written as bytes, and read again
 */
export function overDatagrams<Message>(
  datagrams: DatagramTransport,
  format: WireFormat<Message>,
): MessageTransport<Message> {
  const receive = (bytes: Uint8Array, from: NodeId, receiver: MessageReceiver<Message>): void => {
    let message: Message;
    try {
      message = format.decode(bytes);
    } catch (error) {
      return receiver.error(notAMessage(from, error));
    }
    receiver.message(message, from);
  };
  return {
    open: (receiver) =>
      datagrams.open({
        message: (bytes, from) => receive(bytes, from, receiver),
        error: (error) => receiver.error(error),
      }),
    send: (destination, message) => datagrams.send(destination, format.encode(message)),
    close: () => datagrams.close(),
  };
}
