import { EventEmitter } from './events.js';
import { HttpPeer } from './http-peer.js';
import { type HttpHead } from '../system-calls.js';
import { system } from './system.js';
import { clearTimeout, setTimeout } from './timers.js';

interface AgentOptions {
  readonly keepAlive?: boolean;
  readonly maxSockets?: number;
  readonly maxFreeSockets?: number;
  readonly timeout?: number;
}

interface Waiting {
  readonly key: string;
  readonly give: (peer: HttpPeer) => void;
}

export interface HttpTarget {
  readonly host: string;
  readonly port: number;
  readonly isEncrypted: boolean;
}

/** A server closes an idle connection after 5 seconds; an agent that knows so does a second before. */
const IDLE_MS = 4_000;

/** `http.Agent`: keeps connections for the next request. */
export class Agent extends EventEmitter {
  readonly options: AgentOptions;
  readonly keepAlive: boolean;
  readonly maxSockets: number;
  readonly #idle = new Map<string, HttpPeer[]>();
  readonly #counts = new Map<string, number>();
  readonly #waiting: Waiting[] = [];

  constructor(options: AgentOptions = {}) {
    super();
    this.options = options;
    this.keepAlive = options.keepAlive ?? false;
    this.maxSockets = options.maxSockets ?? Number.POSITIVE_INFINITY;
  }

  /** Gives a connection to a target, at once or when one is free. @internal */
  take(target: HttpTarget, give: (peer: HttpPeer) => void): void {
    const key = keyOf(target);
    const idle = this.#idle.get(key)?.pop();
    if (idle !== undefined) {
      idle.isReused = true;
      idle.rest(false);
      idle.emit('taken');
      return give(idle);
    }
    const count = this.#counts.get(key) ?? 0;
    if (count >= this.maxSockets) {
      this.#waiting.push({ key, give });
      return;
    }
    this.#counts.set(key, count + 1);
    const end = system.connect(target.host, target.port, 'http');
    const peer = new HttpPeer(end, true, target.isEncrypted);
    let isCounted = true;
    const gone = (): void => {
      if (isCounted) this.#gone(key, target);
      isCounted = false;
    };
    peer.once('close', gone);
    peer.once('agentRemove', gone);
    give(peer);
  }

  /** Takes a connection back. @internal */
  release(target: HttpTarget, peer: HttpPeer): void {
    const key = keyOf(target);
    const next = this.#waiting.findIndex((it) => it.key === key);
    if (next >= 0) {
      peer.isReused = true;
      this.#waiting.splice(next, 1)[0]?.give(peer);
      return;
    }
    if (!this.keepAlive) return void peer.destroy();
    const pool = this.#idle.get(key) ?? [];
    pool.push(peer);
    this.#idle.set(key, pool);
    peer.rest(true);
    const timer = setTimeout(() => peer.destroy(), this.options.timeout ?? IDLE_MS);
    peer.listener = {
      onRecord: () => peer.destroy(),
      onClosed: () => {
        clearTimeout(timer);
        this.#forget(key, peer);
      },
    };
    peer.once('taken', () => clearTimeout(timer));
  }

  /** Takes a connection back that came too late for its request: one that is new has proved nothing. @internal */
  giveBack(target: HttpTarget, peer: HttpPeer): void {
    if (peer.isReused) this.release(target, peer);
    else peer.destroy();
  }

  #forget(key: string, peer: HttpPeer): void {
    const pool = this.#idle.get(key) ?? [];
    this.#idle.set(
      key,
      pool.filter((it) => it !== peer),
    );
  }

  #gone(key: string, target: HttpTarget): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 1) - 1);
    const next = this.#waiting.findIndex((it) => it.key === key);
    const waiting = next < 0 ? undefined : this.#waiting.splice(next, 1)[0];
    if (waiting !== undefined) this.take(target, waiting.give);
  }

  destroy(): void {
    for (const pool of this.#idle.values()) for (const peer of [...pool]) peer.destroy();
  }
}

function keyOf({ host, port, isEncrypted }: HttpTarget): string {
  return `${isEncrypted ? 'https' : 'http'}://${host}:${port}`;
}

/** Whether a response says that its connection carries no other. */
export function isLast({ headers }: HttpHead): boolean {
  for (let index = 0; index + 1 < headers.length; index += 2) {
    if (headers[index]?.toLowerCase() === 'connection')
      return headers[index + 1]?.toLowerCase() === 'close';
  }
  return false;
}

/** The agent of requests that name none. */
export const globalAgent = new Agent({ keepAlive: true });
