import { type NodeId } from '@gossip/sim-runtime';
import { type Version } from '../messages.js';
import { KvQuorum, QUORUM, type Start } from '../protocol.js';
import { type Round } from '../round.js';

/** Answers a read with the newest that it found, and leaves the replicas as they are. */
class NoWriteBack extends KvQuorum {
  protected override mustWriteBack(): boolean {
    return false;
  }
}

/** Asks any node to stand in for a replica that does not answer, and counts it as one. */
class SloppyQuorum extends KvQuorum {
  protected override targets(): readonly NodeId[] {
    return Array.from({ length: this.nodeCount }, (_, node) => node as NodeId);
  }

  protected override isComplete({ answered }: Round): boolean {
    return answered.size >= QUORUM;
  }
}

/** Takes the version of a write from the node's clock. */
class ClockVersions extends KvQuorum {
  protected override versionAfter(): Version {
    return { counter: this.now, node: this.id };
  }
}

/** Is content with one answer. */
class OneAnswer extends KvQuorum {
  protected override isComplete({ answered }: Round): boolean {
    return answered.size >= 1;
  }
}

/** Classic mistakes, each in one node's code. */
export const MISTAKES = {
  'no write-back on read': (start: Start) => new NoWriteBack(start),
  'sloppy quorum': (start: Start) => new SloppyQuorum(start),
  'versions from clocks': (start: Start) => new ClockVersions(start),
  'one answer is enough': (start: Start) => new OneAnswer(start),
};
