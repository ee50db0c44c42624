import { describe, expect, it } from 'vitest';
import { FaultCounter } from '../../faults/fault-counter.js';
import { Cuts } from '../cuts.js';
import { SimHost } from '../host.js';
import { NO_SERVICE_FAULTS, ServiceFates, type ServiceRates } from '../service-faults.js';
import { Datagrams } from './datagrams.js';

const ALWAYS = 1_000_000;
const COUNT = 40;
const ALL = Array.from({ length: COUNT }, (_, byte) => byte);

function hostOf(name: string, index: number): SimHost {
  const code = { entry: '', code: '' };
  const spec = { name, code, env: {}, onExit: 'fail', isClient: false } as const;
  return new SimHost(
    index,
    spec,
    7,
    () => ({ writeFailure: () => undefined }),
    () => 0,
  );
}

/** Datagrams of one byte each from a host to another, all sent at once: what arrives, and what is noted. */
function sent(rates: Partial<ServiceRates>, { isCut = false, isBound = true } = {}) {
  const fates = new ServiceFates(7, new FaultCounter());
  fates.use({ ...NO_SERVICE_FAULTS, ...rates });
  const cuts = new Cuts();
  if (isCut) cuts.add([1], 'both');
  const [from, to] = [hostOf('left', 0), hostOf('right', 1)];
  to.process = {} as NonNullable<SimHost['process']>;
  const due: { readonly time: number; readonly action: () => void }[] = [];
  const noted: string[] = [];
  const datagrams = new Datagrams({
    now: 0,
    at: (time, action) => due.push({ time, action }),
    ticks: (id) => fates.datagramTicks(id),
    loses: (id) => fates.losesDatagram(id),
    duplicates: (id) => fates.duplicates(id),
    lookupFails: (id) => fates.lookupFails(id),
    blocks: (a, b) => cuts.block(a.index, b.index),
    hostOf: (name) => (name === 'right' ? to : undefined),
    enter: (_, job) => job(),
    noteSent: (_from, _to, _id, _bytes, fate) => noted.push(fate),
    noteReceived: () => undefined,
    noteMissed: () => noted.push('missed'),
  });
  const heard: number[] = [];
  if (isBound) datagrams.bind(to, 80, ([byte = -1]) => heard.push(byte));
  const codes = ALL.map((byte) => datagrams.send(from, 50_000, 'right', 80, Uint8Array.of(byte)));
  due.sort((left, right) => left.time - right.time).forEach(({ action }) => action());
  return { heard, noted, codes, datagrams, from };
}

const sorted = (bytes: readonly number[]): readonly number[] =>
  [...bytes].sort((left, right) => left - right);

describe('datagrams', () => {
  it('arrive once and in order where no fault strikes', () => {
    expect(sent({}).heard).toEqual(ALL);
  });

  it('are lost without a word: loss', () => {
    const { heard, noted, codes } = sent({ dropPpm: ALWAYS });
    expect(heard).toEqual([]);
    expect(new Set(noted)).toEqual(new Set(['lost']));
    expect(new Set(codes)).toEqual(new Set([undefined]));
  });

  it('are not sent to a name that has no address for now: dns-failure', () => {
    const { noted, codes } = sent({ dnsFailPpm: ALWAYS });
    expect(noted).toEqual([]);
    expect(new Set(codes)).toEqual(new Set(['EAI_AGAIN']));
  });

  it('arrive twice, each at a time of its own: duplication', () => {
    const { heard } = sent({ duplicatePpm: ALWAYS, maxDelayTicks: 20 });
    expect(sorted(heard)).toEqual(ALL.flatMap((it) => [it, it]));
    expect(heard.some((byte, index) => heard.indexOf(byte) < index - 1)).toBe(true);
  });

  it('overtake each other where they take different times: delay', () => {
    const { heard } = sent({ maxDelayTicks: 20 });
    expect(heard).not.toEqual(ALL);
    expect(sorted(heard)).toEqual(ALL);
  });

  it('do not get through a cut, nor to a port where nothing listens', () => {
    expect(new Set(sent({}, { isCut: true }).noted)).toEqual(new Set(['blocked']));
    expect(sent({}, { isBound: false }).noted).toContain('missed');
  });

  it('have a size and a receiver, and a port has one listener', () => {
    const { datagrams, from } = sent({});
    expect(datagrams.send(from, 1, 'right', 80, new Uint8Array(70_000))).toBe('EMSGSIZE');
    expect(datagrams.send(from, 1, 'nowhere', 80, new Uint8Array(1))).toBe('ENOTFOUND');
    const bound = datagrams.bind(from, 0, () => undefined);
    expect(bound).toMatchObject({ value: { port: 50_000 } });
    expect(datagrams.bind(from, 50_000, () => undefined)).toEqual({ code: 'EADDRINUSE' });
  });
});
