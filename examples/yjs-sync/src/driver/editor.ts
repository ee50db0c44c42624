import { type NodeId } from '@gossip/sim-runtime';
import {
  type DatagramTransport,
  DriverError,
  type DriverErrorHandler,
  type FlightRecorder,
  overDatagrams,
  SansIoDriver,
} from '@gossip/sim-runtime/node';
import { type LogRecord } from '../log-record.js';
import { MS_PER_TICK } from '../settings.js';
import { LogFile } from './log-file.js';
import { LoggedReplica } from './logged-replica.js';
import { wireFormat } from './wire-format.js';

/** What a document is opened with. */
export interface EditorOptions {
  readonly id: NodeId;
  readonly nodeCount: number;
  /** Where the document is kept. */
  readonly logPath: string;
  /** Makes what carries messages, and is handed what wants to hear of each connection that comes up. */
  readonly connect: (onConnect: (peer: NodeId) => void) => DatagramTransport;
  readonly onError: DriverErrorHandler;
  readonly recorder?: FlightRecorder;
}

type Driver = SansIoDriver<LoggedReplica, readonly LogRecord[]>;

interface Waiting {
  readonly ticket: number;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** A document that runs for real. An edit is shown at once; its promise resolves when it is on the disk. */
export class Editor {
  /** Resolves when the document was closed; rejects with what ended it, such as a disk that is full. */
  readonly finished: Promise<void>;
  readonly #driver: Driver;
  readonly #file: LogFile;
  #waiting: readonly Waiting[] = [];

  private constructor(driver: Driver, file: LogFile) {
    this.#driver = driver;
    this.#file = file;
    driver.node.onSaved = (acknowledged) => this.#settle(acknowledged);
    this.finished = driver.finished.then(
      () => this.#end(new Error('The document was closed, and the edit is not saved.')),
      (error: Error) => {
        this.#end(error);
        throw error;
      },
    );
  }

  /** @throws Error when the log cannot be read, or the transport not opened */
  static async open(options: EditorOptions): Promise<Editor> {
    const { id, nodeCount, onError, recorder } = options;
    const file = new LogFile(options.logPath);
    try {
      let onConnect: (peer: NodeId) => void = () => undefined;
      const transport = options.connect((peer) => onConnect(peer));
      const driver: Driver = await SansIoDriver.start<LoggedReplica, readonly LogRecord[]>({
        id,
        nodeCount,
        msPerTick: MS_PER_TICK,
        ...(file.found !== undefined && { durable: file.found }),
        transport: overDatagrams(transport, wireFormat),
        create: (context) => new LoggedReplica(file, context),
        onError,
        ...(recorder !== undefined && { recorder }),
      });
      const editor = new Editor(driver, file);
      onConnect = (peer) => editor.#call('meet', peer);
      return editor;
    } catch (error) {
      file.close();
      throw error;
    }
  }

  get text(): string {
    return this.#driver.node.text;
  }

  get fields(): ReadonlyMap<string, string> {
    return this.#driver.node.fields;
  }

  /** Which changes the document has: equal bytes for documents that have the same. */
  get snapshot(): Uint8Array {
    return this.#driver.node.heldChanges;
  }

  insert(index: number, content: string): Promise<void> {
    return this.#saved(this.#driver.call('insert', this.#driver.now, index, content));
  }

  remove(index: number, length: number): Promise<void> {
    return this.#saved(this.#driver.call('remove', this.#driver.now, index, length));
  }

  setField(key: string, value: string): Promise<void> {
    return this.#saved(this.#driver.call('setField', this.#driver.now, key, value));
  }

  /** Saves what is not saved yet, and ends. @returns `finished` */
  close(): Promise<void> {
    this.#call('save');
    // What it rejects with, `finished` does.
    this.#driver.close().catch(() => undefined);
    return this.finished;
  }

  /** Calls what may come at any time, and is not needed any more when the driver has ended. */
  #call(...call: ['save'] | ['meet', NodeId]): void {
    try {
      if (call[0] === 'save') this.#driver.call('save');
      else this.#driver.call('meet', call[1]);
    } catch (error) {
      if (!(error instanceof DriverError && error.kind === 'shutdown')) throw error;
    }
  }

  #saved(ticket: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting = [...this.#waiting, { ticket, resolve, reject }];
    });
  }

  #settle(acknowledged: number): void {
    for (const { ticket, resolve } of this.#waiting) if (ticket <= acknowledged) resolve();
    this.#waiting = this.#waiting.filter(({ ticket }) => ticket > acknowledged);
  }

  #end(reason: Error): void {
    for (const { reject } of this.#waiting) reject(reason);
    this.#waiting = [];
    this.#file.close();
  }
}
