import { type Random } from '../contracts/random.js';
import { type DiskMoment, SimDisk } from './sim-disk.js';

/** The disks of a network's nodes, each made when its node asks for it. */
export class NodeDisks {
  readonly #disks = new Map<number, SimDisk>();
  readonly #moment: () => DiskMoment;
  /** How many messages of the event at hand were sent before the crashes that come now; `undefined` after events. */
  sent: number | undefined;

  constructor(moment: () => DiskMoment) {
    this.#moment = moment;
  }

  of(id: number): SimDisk {
    const disk = this.#disks.get(id) ?? new SimDisk(this.#moment);
    this.#disks.set(id, disk);
    return disk;
  }

  /** Ends the start of a node, whose calls belong to no event. */
  settle(id: number): void {
    this.#disks.get(id)?.settle();
  }

  /** Whether a node has called its disk in the event at hand. */
  areUsedBy(id: number): boolean {
    return this.#disks.get(id)?.isUsed ?? false;
  }

  /** A node crashes: with amnesia, its disk is empty afterwards. */
  crash(id: number, amnesia: boolean, random: () => Random): void {
    if (amnesia) this.#disks.delete(id);
    else this.#disks.get(id)?.crash(random(), this.sent);
  }
}
