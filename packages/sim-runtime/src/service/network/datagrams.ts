import { causedBy, combine } from '../../kernel/keyed-hash.js';
import { type Fate } from '../../trace/trace-entry.js';
import { type SimHost } from '../host.js';
import { type DiskResult } from '../system-calls.js';
import { type DatagramListener } from './datagram-listener.js';
import { lookupFails } from './lookup.js';

const LAST_PORT = 65_535;
const FIRST_FREE_PORT = 50_000;
/** The most bytes of a datagram over IPv4. */
const MOST_BYTES = 65_507;

/** What datagrams need beside time. */
export interface DatagramWire {
  readonly now: number;
  at(time: number, action: () => void): void;
  ticks(id: number): number;
  loses(id: number): boolean;
  duplicates(id: number): boolean;
  /** Whether the address of a host's name cannot be had for now. */
  lookupFails(id: number): boolean;
  blocks(from: SimHost, to: SimHost): boolean;
  hostOf(name: string): SimHost | undefined;
  /** Calls a listener in an event of its host. */
  enter(to: SimHost, job: () => void, id: number): void;
  noteSent(
    from: SimHost,
    to: SimHost,
    id: number,
    bytes: Uint8Array,
    fate: Fate,
    ticks: number,
  ): void;
  noteReceived(from: SimHost, to: SimHost, id: number, bytes: Uint8Array): void;
  noteMissed(to: SimHost, id: number): void;
}

interface Datagram {
  readonly from: SimHost;
  readonly fromPort: number;
  readonly to: SimHost;
  readonly port: number;
  readonly bytes: Uint8Array;
}

/** Datagrams between hosts: each may be lost, late, overtaken or doubled, and says nothing of it. */
export class Datagrams {
  readonly #wire: DatagramWire;

  constructor(wire: DatagramWire) {
    this.#wire = wire;
  }

  /** Hears what arrives at a port; 0 chooses one. */
  bind(
    host: SimHost,
    port: number,
    listener: DatagramListener,
  ): DiskResult<{ readonly port: number; readonly close: () => void }> {
    if (port < 0 || port > LAST_PORT) return { code: 'EINVAL' };
    let chosen = port === 0 ? FIRST_FREE_PORT : port;
    while (port === 0 && host.datagramPorts.has(chosen)) chosen++;
    if (host.datagramPorts.has(chosen)) return { code: 'EADDRINUSE' };
    host.datagramPorts.set(chosen, listener);
    const close = (): void => {
      if (host.datagramPorts.get(chosen) === listener) host.datagramPorts.delete(chosen);
    };
    return { value: { port: chosen, close } };
  }

  /** @returns the code of an error that the sender sees */
  send(
    from: SimHost,
    fromPort: number,
    name: string,
    port: number,
    bytes: Uint8Array,
  ): string | undefined {
    if (bytes.length > MOST_BYTES) return 'EMSGSIZE';
    const wire = this.#wire;
    const isLocal = name === 'localhost' || name === '127.0.0.1';
    const to = isLocal ? from : wire.hostOf(name);
    if (to === undefined) return 'ENOTFOUND';
    const id = causedBy(combine(from.index, to.index), combine(from.starts, from.datagrams++));
    if (lookupFails(wire, from, to, name, id)) return 'EAI_AGAIN';
    const datagram = { from, fromPort, to, port, bytes };
    this.#travel(datagram, id);
    if (wire.duplicates(id)) this.#travel(datagram, causedBy(id, 1));
    return undefined;
  }

  #travel(datagram: Datagram, id: number): void {
    const wire = this.#wire;
    const { from, to, bytes } = datagram;
    const isBlocked = wire.blocks(from, to);
    if (isBlocked || wire.loses(id)) {
      wire.noteSent(from, to, id, bytes, isBlocked ? 'blocked' : 'lost', 0);
      return;
    }
    const ticks = wire.ticks(id);
    wire.noteSent(from, to, id, bytes, 'delivered', ticks);
    wire.at(wire.now + ticks, () => this.#arrive(datagram, id));
  }

  #arrive({ from, fromPort, to, port, bytes }: Datagram, id: number): void {
    const wire = this.#wire;
    const listener = to.datagramPorts.get(port);
    if (listener === undefined || to.isDown) return wire.noteMissed(to, id);
    wire.noteReceived(from, to, id, bytes);
    const address = from === to ? '127.0.0.1' : from.address;
    wire.enter(to, () => listener(bytes, address, fromPort), id);
  }
}
