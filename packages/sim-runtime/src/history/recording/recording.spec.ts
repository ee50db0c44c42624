import { describe, expect, test } from 'vitest';
import { callsOf } from '../calls.js';
import { HistoryLog } from './history-log.js';
import { type RequestCall, RequestLog, type RequestResult } from './request-log.js';

describe('HistoryLog', () => {
  test('notes calls with their times, and gives calls that overlap processes of their own', () => {
    let now = 5;
    const log = new HistoryLog(() => now);
    const client = log.client('client-0');
    const write = client.invoke('write', 1, 'x');
    const read = client.invoke('read');
    now = 9;
    read.ok(7);
    write.fail();
    client.invoke('read').info();
    client.invoke('read');
    expect(log.events).toEqual([
      { process: 'client-0', type: 'invoke', f: 'write', value: 1, key: 'x', at: 5 },
      { process: 'client-0.1', type: 'invoke', f: 'read', value: undefined, at: 5 },
      { process: 'client-0.1', type: 'ok', f: 'read', value: 7, at: 9 },
      { process: 'client-0', type: 'fail', f: 'write', value: undefined, key: 'x', at: 9 },
      { process: 'client-0', type: 'invoke', f: 'read', value: undefined, at: 9 },
      { process: 'client-0', type: 'info', f: 'read', value: undefined, at: 9 },
      { process: 'client-0.1', type: 'invoke', f: 'read', value: undefined, at: 9 },
    ]);
    expect(callsOf(log.events)).toHaveLength(4);
  });

  test('refuses to end a call twice', () => {
    const call = new HistoryLog(() => 0).client('client-0').invoke('read');
    call.ok(1);
    expect(() => call.fail()).toThrow('The call "read" of client-0 has ended already.');
  });
});

describe('RequestLog', () => {
  const make = () => {
    const log = new HistoryLog(() => 0);
    const requests = new RequestLog<
      { id: number; f: string },
      { id: number; f: string; type: 'ok' | 'fail' }
    >(log, {
      call: (input) => (input.f === 'ping' ? undefined : input),
      result: (effect) => (effect.f === 'ping' ? undefined : effect),
    });
    return { requests, types: () => log.events.map(({ type }) => type) };
  };

  test('takes a request that is sent again for the same call, and its answers for one end', () => {
    const { requests, types } = make();
    requests.sent('a', { id: 1, f: 'claim' });
    requests.sent('a', { id: 1, f: 'claim' });
    requests.received('a', { id: 1, f: 'claim', type: 'ok' });
    requests.received('a', { id: 1, f: 'claim', type: 'ok' });
    requests.sent('a', { id: 1, f: 'claim' });
    expect(types()).toEqual(['invoke', 'ok']);
  });

  test('ends no call by an answer to another client, request or function', () => {
    const { requests, types } = make();
    requests.sent('a', { id: 1, f: 'claim' });
    requests.sent('a', { id: 2, f: 'ping' });
    requests.received('b', { id: 1, f: 'claim', type: 'ok' });
    requests.received('a', { id: 2, f: 'claim', type: 'ok' });
    requests.received('a', { id: 1, f: 'renew', type: 'ok' });
    requests.received('a', { id: 1, f: 'ping', type: 'ok' });
    expect(types()).toEqual(['invoke']);
    requests.received('a', { id: 1, f: 'claim', type: 'fail' });
    expect(types()).toEqual(['invoke', 'fail']);
  });

  test('needs to know the function where two were asked under one identity', () => {
    const log = new HistoryLog(() => 0);
    const requests = new RequestLog<RequestCall, RequestResult>(log, {
      call: (input) => input,
      result: (effect) => effect,
    });
    requests.sent('a', { id: 1, f: 'claim' });
    requests.sent('a', { id: 1, f: 'renew' });
    requests.received('a', { id: 1, type: 'fail' });
    expect(log.events.map(({ type }) => type)).toEqual(['invoke', 'invoke']);
    requests.received('a', { id: 1, f: 'renew', type: 'ok', value: 5 });
    requests.sent('a', { id: 2, f: 'claim' });
    requests.received('a', { id: 2, type: 'info' });
    expect(log.events.map(({ type, process }) => [type, process])).toEqual([
      ['invoke', 'a'],
      ['invoke', 'a.1'],
      ['ok', 'a.1'],
      ['invoke', 'a.1'],
      ['info', 'a.1'],
    ]);
  });
});
