import { checkFileName, type Disk } from '../contracts/disk.js';
import { type Random } from '../contracts/random.js';

/** Where in a run a call to a disk happens. */
export interface DiskMoment {
  /** Which event: how many were processed before. */
  readonly event: number;
  /** How many messages the event has sent before. */
  readonly sent: number;
}

interface Write {
  readonly file: string;
  readonly text: string;
  readonly isAppended: boolean;
}

interface Call {
  readonly sent: number;
  /** What it writes; `undefined` for a sync. */
  readonly write: Write | undefined;
}

/**
 * A disk in simulation. It knows what was synced, what was not, and which calls the event at hand has made after how
 * many of its messages, since a crash may come between a message and the call after it.
 */
export class SimDisk implements Disk {
  readonly #moment: () => DiskMoment;
  /** What survives any crash. */
  #synced: ReadonlyMap<string, string> = new Map();
  /** What was written since, before the event at hand. */
  #unsynced: readonly Write[] = [];
  /** What the event at hand did; no write stands for a sync. */
  #calls: Call[] = [];
  #event = -1;
  /** What a reader sees. */
  #files = new Map<string, string>();

  constructor(moment: () => DiskMoment) {
    this.#moment = moment;
  }

  read(file: string): string | undefined {
    return this.#files.get(checkFileName(file));
  }

  write(file: string, text: string): void {
    this.#call({ file: checkFileName(file), text, isAppended: false });
  }

  append(file: string, text: string): void {
    this.#call({ file: checkFileName(file), text, isAppended: true });
  }

  sync(): void {
    this.#call(undefined);
  }

  /** Whether the event at hand has called it. */
  get isUsed(): boolean {
    return this.#calls.length > 0 && this.#event === this.#moment().event;
  }

  /** Ends the event at hand: a later crash cannot come between its calls and its messages. */
  settle(): void {
    for (const { write } of this.#calls) {
      if (write !== undefined) this.#unsynced = [...this.#unsynced, write];
      else {
        this.#synced = this.#unsynced.reduce(written, this.#synced);
        this.#unsynced = [];
      }
    }
    this.#calls = [];
  }

  /**
   * Loses what a crash loses: the last of the writes that were not synced, from none to all of them, and maybe the end
   * of the first that is lost.
   *
   * @param sent - how many messages of the event that was just handled were sent before the crash; absent: it comes
   *   after the event
   */
  crash(random: Random, sent?: number): void {
    const isOfThisEvent = this.#event === this.#moment().event - 1;
    if (sent !== undefined && isOfThisEvent) this.#undo(sent, random);
    this.settle();
    const unsynced = this.#unsynced;
    const kept = random.below(unsynced.length + 1);
    const torn = unsynced[kept];
    const survived = unsynced.slice(0, kept);
    if (torn !== undefined && random.below(2) === 0) {
      survived.push({ ...torn, text: torn.text.slice(0, random.below(torn.text.length + 1)) });
    }
    this.#synced = survived.reduce(written, this.#synced);
    this.#unsynced = [];
    this.#files = new Map(this.#synced);
  }

  /** Undoes the calls of an event that come after a crash, which comes after `sent` of its messages. */
  #undo(sent: number, random: Random): void {
    // What comes right after a message has not happened when the crash comes right after that message.
    const calls = this.#calls.filter((call) => call.sent < Math.max(1, sent));
    // Before the first message, it may come between any two calls.
    this.#calls = sent > 0 ? calls : calls.slice(0, random.below(calls.length + 1));
  }

  #call(write: Write | undefined): void {
    const { event, sent } = this.#moment();
    if (event !== this.#event) this.settle();
    this.#event = event;
    this.#calls.push({ sent, write });
    if (write !== undefined) this.#files = written(this.#files, write);
  }
}

function written(files: ReadonlyMap<string, string>, write: Write): Map<string, string> {
  const { file, text, isAppended } = write;
  return new Map(files).set(file, isAppended ? (files.get(file) ?? '') + text : text);
}
