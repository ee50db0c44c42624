import { type FaultMoment } from '../faults/fault-moment.js';
import { type FaultKind } from '../faults/fault-kind.js';

/** What a fault strikes: an actor, node or stage by its number from 0, the coordinator, or a disk. */
export type FaultTargetName = number | 'coordinator' | 'disk';

/** Which way nothing gets through a cut: to and from its targets, from them, or to them. */
export type CutDirection = 'both' | 'outgoing' | 'incoming';

/** Whether a fault strikes now, or announces strikes to come, each of which has an entry of its own. */
export type FaultStage = 'announced' | 'struck';

/** What a fault does, as data: reports make sentences of it. A field is there where it means something. */
export interface FaultFacts {
  /** Which fault. */
  readonly fault: FaultKind;
  /** What it strikes; empty where it strikes everything. */
  readonly targets: readonly FaultTargetName[];
  /** How long it lasts, in ticks. */
  readonly durationTicks?: number;
  /** How far a clock is moved or skewed, in ticks; negative for behind. */
  readonly ticks?: number;
  /** Where the coordinator's clock is after a lease expiry: how many ticks past the lease's end. */
  readonly offsetTicks?: number;
  /** Which way a partition cuts. */
  readonly direction?: CutDirection;
  /** Whether durable state is lost, too. */
  readonly amnesia?: boolean;
  /** How many crashes are to come. */
  readonly crashes?: number;
  /** Whether an actor pauses between deciding on an input and sending it. */
  readonly holdsInput?: boolean;
  /** The port call at which a stage crashes, and on which side of it. */
  readonly call?: {
    /** The kind of the effect that is the call. */
    readonly kind: string;
    /** Whether the crash comes before the call or after it. */
    readonly when: 'before' | 'after';
  };
  /** The moment of an event at which it strikes; absent where it strikes at a time. */
  readonly moment?: FaultMoment;
  /** The receiver of a falsified message, where it has one of its own. */
  readonly to?: number;
}
