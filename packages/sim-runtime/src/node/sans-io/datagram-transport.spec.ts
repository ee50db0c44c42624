import { describe, expect, it } from 'vitest';
import { nodeId } from '../../contracts/node-id.js';
import { overDatagrams } from './datagram-transport.js';
import { Loopback } from './loopback.fixture.js';
import { jsonFormat } from './wire-format.js';

interface Word {
  readonly word: string;
  readonly counts: ReadonlyMap<string, bigint>;
}

function isWord(value: unknown): value is Word {
  return typeof value === 'object' && value !== null && 'word' in value;
}

describe('messages over datagrams', () => {
  const network = new Loopback<Uint8Array>();
  const received: unknown[] = [];
  const errors: string[] = [];
  const receiver = {
    message: (message: Word, from: number) => void received.push([from, message]),
    error: (error: unknown) => void errors.push(String(error)),
  };
  const one = network.transport(nodeId(0));
  const two = overDatagrams(network.transport(nodeId(1)), jsonFormat(isWord));
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  it('arrive as they were sent, maps and big integers included', async () => {
    const sender = overDatagrams<Word>(one, jsonFormat());
    await two.open(receiver);
    const word = { word: 'Grüße', counts: new Map([['a', 2n ** 70n]]) };
    await sender.send(nodeId(1), word);
    await turn();
    expect(received).toEqual([[0, word]]);
  });

  it('are reported and dropped where they are none', async () => {
    const send = (text: Uint8Array) => one.send(nodeId(1), text);
    send(Uint8Array.of(0xff, 0xfe));
    send(new TextEncoder().encode('{"word'));
    send(new TextEncoder().encode('{"other":1}'));
    await turn();
    await two.close();
    expect(received).toHaveLength(1);
    expect(errors).toHaveLength(3);
    for (const error of errors) {
      expect(error).toContain('Node 0 sent something that is no message, which was dropped:');
    }
    expect(errors[2]).toContain('JSON of another form');
  });
});
