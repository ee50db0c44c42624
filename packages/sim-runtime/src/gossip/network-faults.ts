import { type Partition } from '../parties/partition.js';

/** A cut in the network between some nodes and all others. */
export interface NetworkPartition extends Partition {
  /**
   * Whether only the messages of this side are lost. Default false.
   *
   * @deprecated Use `direction: 'outgoing'`.
   */
  readonly oneWay?: boolean;
}

/** What the network does to messages while it is faulty. Rates are parts per million. */
export interface NetworkFaults {
  /** How many messages are lost: 0 to 1,000,000. */
  readonly dropPpm: number;
  /** How many messages arrive twice, the second time after a delay of its own. */
  readonly duplicatePpm: number;
  /** A message takes 1 tick and up to this many more, each number as likely; different delays reorder. */
  readonly maxDelayTicks: number;
  /** How many messages the module's mutator falsifies on their way, each copy in its own way. */
  readonly byzantinePpm: number;
  /** Cuts that stand while these faults do. */
  readonly partitions: readonly NetworkPartition[];
}

export const NO_NETWORK_FAULTS: NetworkFaults = {
  dropPpm: 0,
  duplicatePpm: 0,
  maxDelayTicks: 0,
  byzantinePpm: 0,
  partitions: [],
};
