import { causedBy, combine } from '../../kernel/keyed-hash.js';
import { type SimHost } from '../host.js';
import { type DiskResult, type Protocol } from '../system-calls.js';
import { End } from './connection.js';
import { type Wire } from './wire.js';
import { lookupFails } from './lookup.js';

/** When a SYN that is not answered is sent again, in ticks after the first; then the connection times out. */
const SYN_TICKS = [1_000, 3_000, 7_000, 15_000, 31_000, 63_000];
const SYN_GIVE_UP_TICKS = 127_000;
const FIRST_PORT = 1;
const LAST_PORT = 65_535;

/** What opening connections needs beside the wire. */
export interface Opening extends Wire {
  hostOf(name: string): SimHost | undefined;
  refuses(id: number): boolean;
  /** Whether the address of a host's name cannot be had for now. */
  lookupFails(id: number): boolean;
  noteOpening(from: SimHost, to: string, outcome: string): void;
  /** Ends the run: a definition or a host asks for what the simulation does not have. */
  fail(problem: string): never;
}

/** Opens connections between hosts. */
export class Network {
  readonly #wire: Opening;

  constructor(wire: Opening) {
    this.#wire = wire;
  }

  listen(
    host: SimHost,
    port: number,
    listener: Parameters<SimHost['listeners']['set']>[1],
  ): DiskResult<{ readonly port: number; readonly close: () => void }> {
    if (port > LAST_PORT || port < 0) return { code: 'EINVAL' };
    const chosen = port === 0 ? freePort(host) : port;
    if (host.listeners.has(chosen)) return { code: 'EADDRINUSE' };
    host.listeners.set(chosen, listener);
    host.hasListened = true;
    const close = (): void => {
      if (host.listeners.get(chosen) === listener) host.listeners.delete(chosen);
    };
    return { value: { port: chosen, close } };
  }

  connect(from: SimHost, name: string, port: number, protocol: Protocol): End {
    const wire = this.#wire;
    const to =
      name === 'localhost' || name === '127.0.0.1' || name === '::1' ? from : wire.hostOf(name);
    const id = causedBy(
      combine(from.index, to?.index ?? -1),
      combine(from.starts, from.connections++),
    );
    const local = [from.address, from.nextPort++] as const;
    const end = new End(wire, from, id, local, [to?.address ?? '', port]);
    from.ends.add(end);
    if (to === undefined || lookupFails(wire, from, to, name, id)) {
      const code = to === undefined ? 'ENOTFOUND' : 'EAI_AGAIN';
      wire.noteOpening(from, `${name}:${port}`, code);
      wire.at(wire.now + 1, () => end.hearClose(code));
    } else this.#knock({ end, from, to, port, protocol, id, since: wire.now }, 0);
    return end;
  }

  #knock(attempt: Attempt, tries: number): void {
    const wire = this.#wire;
    const { from, to, id } = attempt;
    wire.at(wire.now + wire.latency(from, to, combine(id, tries)), () => {
      if (attempt.end.isClosed || attempt.end.start !== from.starts) return;
      if (wire.reaches(from, to) && wire.reaches(to, from)) return this.#answer(attempt);
      const next = SYN_TICKS[tries];
      if (next === undefined) {
        wire.at(attempt.since + SYN_GIVE_UP_TICKS, () => attempt.end.hearClose('ETIMEDOUT'));
      } else wire.at(attempt.since + next, () => this.#knock(attempt, tries + 1));
    });
  }

  #answer({ end, from, to, port, protocol, id }: Attempt): void {
    const wire = this.#wire;
    const listener = to.listeners.get(port);
    const backAt = wire.now + wire.latency(to, from, combine(id, -1));
    if (listener === undefined || to.isDown || wire.refuses(id)) {
      if (!to.isDown && !to.hasListened)
        to.soughtBy ??= `${from.name} connects to ${to.name}:${port}`;
      wire.noteOpening(from, `${to.name}:${port}`, 'ECONNREFUSED');
      wire.at(backAt, () => end.hearClose('ECONNREFUSED'));
      return;
    }
    if (listener.protocol !== protocol) {
      return wire.fail(
        `${from.name} connects to ${to.name}:${port} by ${SPOKEN[protocol]}, which listens by ${SPOKEN[listener.protocol]}: the simulation carries HTTP between \`http\` modules only, so use \`net\` on both sides or \`http\` on both.`,
      );
    }
    const other = new End(
      wire,
      to,
      causedBy(id, 1),
      [to.address, port],
      [from.address, end.localPort],
    );
    to.ends.add(other);
    end.other = other;
    other.other = end;
    other.opened(backAt);
    wire.at(backAt, () => {
      if (end.isClosed && end.start !== from.starts) return;
      end.opened(wire.now);
      if (!end.isClosed) wire.enter(end, () => end.listener.onOpen?.());
    });
    // After that, so that a server that speaks first is heard after the opening.
    wire.enter(other, () => listener.accept(other));
  }
}

const SPOKEN = { bytes: '`net`', http: '`http`' } as const;

interface Attempt {
  readonly end: End;
  readonly from: SimHost;
  readonly to: SimHost;
  readonly port: number;
  readonly protocol: Protocol;
  readonly id: number;
  readonly since: number;
}

function freePort(host: SimHost): number {
  let port = 50_000;
  while (host.listeners.has(port)) port++;
  return Math.max(FIRST_PORT, port);
}
