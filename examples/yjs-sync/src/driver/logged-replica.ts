import { type LogicalTime, type NodeId, type Random, type Transmit } from '@gossip/sim-runtime';
import * as Y from 'yjs';
import { type Message } from '../messages.js';
import { Replica } from '../protocol.js';
import { SETTINGS } from '../settings.js';
import { placeInStar } from '../star.js';
import { type LogFile } from './log-file.js';

/** What a driver gives, beside what the file holds. */
interface Circumstances {
  readonly id: NodeId;
  readonly peers: readonly NodeId[];
  readonly random: Random;
  readonly now: LogicalTime;
}

/** A replica of a star whose log is a file: it writes first, and then lets the driver send. */
export class LoggedReplica extends Replica {
  /** Hears how many edits of this life are on the disk. */
  onSaved: (acknowledged: number) => void = () => undefined;
  readonly #file: LogFile;
  #written: number;
  #saved = 0;

  constructor(file: LogFile, { id, peers, random, now }: Circumstances) {
    const config = { ...SETTINGS, ...placeInStar(id, peers) };
    super(config, () => new Y.Doc({ guid: 'document' }), random, now, file.found);
    this.#file = file;
    this.#written = file.found?.length ?? 0;
  }

  override pollTransmit(): Transmit<Message> | undefined {
    this.#write();
    return super.pollTransmit();
  }

  #write(): void {
    const { log, acknowledged } = this;
    if (log.length > this.#written) this.#file.append(log.slice(this.#written));
    this.#written = log.length;
    if (acknowledged > this.#saved) this.onSaved(acknowledged);
    this.#saved = acknowledged;
  }
}
