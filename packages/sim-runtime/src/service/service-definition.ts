import { type Random } from '../contracts/random.js';
import { type FaultKind } from '../faults/fault-kind.js';
import { type History } from '../history/history-event.js';
import { type ClientHistory } from '../history/recording/history-log.js';
import { type Oracles } from '../oracles/oracle-writer.js';
import { type RunShape } from '../run/run-shape.js';

/** A kind of host: machines that each run a process of the same entry module. */
export interface HostDefinition {
  /** The entry module, relative to the file of the definition: a text in quotes, which the bundler reads. */
  readonly entry: string;
  /** How many hosts of the kind there are: 1 or more, named `store-0`, `store-1`. Default 1. */
  readonly count?: number;
  /** The environment of its processes, beside `HOSTNAME` and `NODE_ENV`. */
  readonly env?: Readonly<Record<string, string>>;
  /**
   * What an exit, or an error that nothing catches, means: `fail`, a violation; `restart`, a start anew 100
   * ticks later, as a supervisor does. Default `fail`.
   */
  readonly onExit?: 'fail' | 'restart';
  /** The entry with its packages as one script, which the bundler of the plugin adds. @internal */
  readonly code?: string;
}

/** What an operation is given. It runs on a client's host, in virtual time. */
export interface ServiceOperationContext {
  /** `fetch` of the client's host. */
  readonly fetch: typeof globalThis.fetch;
  /** The operation's own randomness. */
  readonly random: Pick<Random, 'next' | 'below' | 'between' | 'chance' | 'pick'>;
  /** The history of the client. Values cross to the oracles as JSON. */
  readonly history: ClientHistory;
  /** The name of the client's host, such as `client-0`. */
  readonly client: string;
  /** Waits for so many milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
}

/** A host as oracles see it, from outside. */
export interface HostView {
  /** Its name, such as `store-0`. */
  readonly name: string;
  /** Whether its process runs. */
  readonly isUp: boolean;
  /** How often its process has started. */
  readonly starts: number;
  /**
   * What a file on its disk holds, what is not synced included; `undefined` where there is none.
   *
   * @param path - absolute path of the file
   */
  read(path: string): string | undefined;
  /**
   * What a file would hold after a crash of the machine; `undefined` where there would be none.
   *
   * @param path - absolute path of the file
   */
  readDurable(path: string): string | undefined;
}

/** What an oracle of a service sees after every event. */
export interface ServiceWorld {
  /** Simulated time, in ticks of a millisecond. */
  readonly now: number;
  /** The calls of all clients so far. */
  readonly history: History;
  /** The hosts of the definition, in their order. */
  readonly hosts: readonly HostView[];
  /**
   * A host by name.
   *
   * @param name - as in `store-0`
   * @throws RangeError when there is none of that name
   */
  host(name: string): HostView;
}

/** What `service` needs to make processes into a simulation. */
export interface ServiceDefinition extends RunShape {
  /** The simulation's name, as reports and plans speak of it. */
  readonly name: string;
  /** The kinds of hosts, by name. */
  readonly hosts: Readonly<Record<string, HostDefinition>>;
  /** How many hosts of clients there are: 1 or more. Default 2. */
  readonly clients?: number;
  /** What clients do, by name. One that rejects is a violation. */
  readonly operations: Readonly<Record<string, (context: ServiceOperationContext) => unknown>>;
  /** What must hold: a list, or a function that writes it, for checks in place. */
  readonly oracles: Oracles<ServiceWorld>;
  /**
   * The faults that the service claims to survive; others are switched off and named in the report. Default:
   * all but those that have to be named: `clock-backward`, `duplication` (of datagrams), `dns-failure` and `half-open`.
   */
  readonly claims?: readonly FaultKind[];
  /** The file of the definition as the script of a client's host, which the bundler of the plugin adds. @internal */
  readonly client?: string;
}
