import { describe, expect, it } from 'vitest';
import { type StoryOptions, tellStory } from './story.js';
import { SERVICE } from '../service/service-type.js';
import { type TraceEntry } from '../trace/trace-entry.js';
import { abridgeStory } from './abridge-story.js';
import { shortLog } from './log-line.js';

const PINO =
  '{"level":30,"time":1767225600012,"pid":1,"hostname":"store-0","reqId":7,"msg":"order stored"}';

function prints(at: number, text: string): TraceEntry {
  return { at, kind: 'noted', party: 0, what: 'console', text };
}

function tell(everything: boolean, ...trace: readonly TraceEntry[]): readonly string[] {
  const options: StoryOptions = {
    simulation: { moduleType: SERVICE, partyName: 'host' },
    everything,
  };
  return abridgeStory(tellStory(trace, options));
}

describe('a record of a logger', () => {
  it.each([
    ['Pino', PINO, 'info: order stored'],
    ['Winston', '{"level":"warn","message":"no stock"}', 'warn: no stock'],
    ['no level', '{"msg":"hello"}', 'hello'],
    [
      'an error',
      '{"level":50,"err":{"type":"Error","message":"disk full","stack":"…"},"msg":"failed"}',
      'error: failed (disk full)',
    ],
    [
      'an error that is the message',
      '{"level":50,"err":{"message":"disk full"},"msg":"disk full"}',
      'error: disk full',
    ],
    ['several lines', `${PINO}\nplain`, 'info: order stored\nplain'],
  ])('is its level, its message and that of its error: %s', (_, text, short) => {
    expect(shortLog(text)).toBe(short);
  });

  it.each(['plain', '{ a: 1 }', '{"level":30}', '["msg"]', '{"msg":7}', 'info {"msg":"x"}'])(
    'is nothing else: %s',
    (text) => {
      expect(shortLog(text)).toBe(text);
    },
  );

  it('is short in a story, and whole where everything is told', () => {
    expect(tell(false, prints(3, PINO))).toEqual(['t=3    host-0 prints info: order stored']);
    expect(tell(true, prints(3, PINO))).toEqual([`t=3    host-0 prints ${PINO}`]);
  });

  it('is one line of a story where it repeats', () => {
    const logs = Array.from({ length: 20 }, (_, at) => prints(at, PINO.replace('7', String(at))));
    expect(tell(false, ...logs).slice(0, 2)).toEqual([
      't=0    host-0 prints info: order stored',
      '… the line above repeats 11 more times, until t=11 …',
    ]);
  });

  it('is told again where what a file or a connection does comes in between', () => {
    const write: TraceEntry = { at: 1, kind: 'noted', party: 0, what: 'file', text: 'writes' };
    const trace = Array.from({ length: 10 }, () => [prints(1, PINO), write]).flat();
    expect(tell(false, ...trace)).toHaveLength(20);
  });
});
