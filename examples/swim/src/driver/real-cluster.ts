import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { type Status } from '../messages.js';
import { type Flight } from './flight.js';
import { type Sighting } from './sighting.js';

type Report =
  | { readonly kind: 'bound'; readonly port: number }
  | ({ readonly kind: 'sighting' } & Sighting)
  | ({ readonly kind: 'flight' } & Flight);

/** Members that run as processes of their own, on this machine. */
export class RealCluster {
  /** Every change of opinion so far, with times in milliseconds since 1970. */
  readonly sightings: Sighting[] = [];
  readonly #members: readonly ChildProcess[];
  readonly #opinions = new Map<string, Status>();

  private constructor(members: readonly ChildProcess[]) {
    this.#members = members;
    for (const member of members) {
      member.on('message', (report: Report) => {
        if (report.kind !== 'sighting') return;
        this.sightings.push(report);
        this.#opinions.set(`${report.observer}/${report.member}`, report.status);
      });
    }
  }

  /**
   * @param memberFile - the program of a member
   * @param recordings - the folder in which each member records what reaches it
   */
  static async start(memberFile: URL, count: number, recordings: string): Promise<RealCluster> {
    // Without the parent's own flags, such as those by which a test runner resolves sources.
    const members = Array.from({ length: count }, (_, id) =>
      fork(memberFile, [`${id}`, recordings], { execArgv: [] }),
    );
    const cluster = new RealCluster(members);
    try {
      const ports = await Promise.all(members.map(portOf));
      for (const member of members) member.send(ports);
      return cluster;
    } catch (error) {
      cluster.stop();
      throw error;
    }
  }

  signal(id: number, signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void {
    this.#members[id]?.kill(signal);
  }

  /** Waits until each observer takes a member for `status`. */
  async until(
    observers: readonly number[],
    member: number,
    status: Status,
    withinMs: number,
  ): Promise<void> {
    const giveUpAt = Date.now() + withinMs;
    const known = (observer: number) => this.#opinions.get(`${observer}/${member}`) ?? 'alive';
    for (;;) {
      const others = observers.filter((observer) => known(observer) !== status);
      if (others.length === 0) return;
      if (Date.now() > giveUpAt) {
        throw new Error(
          `After ${withinMs} ms, member ${member} is not ${status} to ${others.join(', ')}: the machine may be too busy, so run it again when it is less so.`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Lets members end, and say what they have recorded. */
  land(ids: readonly number[]): Promise<readonly Flight[]> {
    return Promise.all(ids.map((id) => flightOf(this.#members[id])));
  }

  /** Ends all members, the paused ones too. */
  stop(): void {
    for (const member of this.#members) member.kill('SIGKILL');
  }
}

async function portOf(member: ChildProcess): Promise<number> {
  const exited = once(member, 'exit').then(([code]) => {
    throw new Error(
      `A member ended with exit code ${code} before it had a port: see what it printed above.`,
    );
  });
  const [report] = (await Promise.race([once(member, 'message'), exited])) as [Report];
  exited.catch(() => undefined);
  if (report.kind !== 'bound') throw new Error('A member reported before it had a port.');
  return report.port;
}

function flightOf(member: ChildProcess | undefined): Promise<Flight> {
  return new Promise((resolve, reject) => {
    if (member === undefined) return reject(new RangeError('There is no such member.'));
    member.on('message', (report: Report) => {
      if (report.kind === 'flight') resolve(report);
    });
    member.once('exit', () =>
      reject(new Error('A member ended before it had said what it recorded.')),
    );
    member.send('end');
  });
}
