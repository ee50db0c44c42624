import { type FaultFacts, type FaultStage } from './fault-facts.js';
import { type Phase } from './phase.js';

/** The fate of a message, drawn when it is sent. */
export type Fate = 'delivered' | 'lost' | 'blocked';

/** One thing that happened in a run. Times are in ticks, parties are ids from 0. */
export type TraceEntry =
  /** A phase begins. */
  | {
      /** When. */
      readonly at: number;
      readonly kind: 'phase';
      /** The phase that begins. */
      readonly phase: Phase;
    }
  /** An operation of the plan had its turn. */
  | {
      /** When. */
      readonly at: number;
      readonly kind: 'operation';
      /** Who was to do it. */
      readonly party: number;
      /** The operation's name. */
      readonly name: string;
      /** The outcome of the operation: an input, or nothing where it was not possible. */
      readonly input?: unknown;
      /** The calls of a node's methods that it consisted of, for one that acts on a node. */
      readonly calls?: readonly {
        /** The method's name. */
        readonly method: string;
        /** What it was given. */
        readonly args: readonly unknown[];
      }[];
      /** What an operation on a node gave, where it gave something. */
      readonly result?: unknown;
      /** Whether it was not possible. */
      readonly skipped: boolean;
    }
  /** An input was applied by the module's logic. */
  | {
      /** When. */
      readonly at: number;
      readonly kind: 'applied';
      /** The causal id of the message or answer that brought the input. */
      readonly id: number;
      /** The actor that sent it, or the stage. */
      readonly party: number;
      /** What was applied. */
      readonly input: unknown;
      /** Its outcome, whether or not it arrives. */
      readonly effects: readonly unknown[];
      /** The state that it led to. */
      readonly state: unknown;
    }
  /** A message was sent. */
  | {
      /** When. */
      readonly at: number;
      readonly kind: 'sent';
      /** The message's causal id. */
      readonly id: number;
      /** The sender; absent for the coordinator. */
      readonly from?: number;
      /** The receiver; absent for the coordinator. */
      readonly to?: number;
      /** What was sent. */
      readonly message: unknown;
      /** Its fate. */
      readonly fate: Fate;
      /** When it will arrive, for one that is delivered. */
      readonly arrivesAt?: number;
    }
  /** A message arrived and was taken. */
  | {
      /** When. */
      readonly at: number;
      readonly kind: 'received';
      /** The message's causal id. */
      readonly id: number;
      /** The sender; absent for the coordinator. */
      readonly from?: number;
      /** The receiver; absent for the coordinator. */
      readonly to?: number;
      /** What arrived, which faults may have changed. */
      readonly message: unknown;
    }
  /** A message that arrived while its receiver was down. */
  | {
      /** When. */
      readonly at: number;
      readonly kind: 'missed';
      /** The message's causal id. */
      readonly id: number;
      /** Who was down; absent for the coordinator. */
      readonly to?: number;
    }
  /** A node's timeout fell due. */
  | {
      /** When. */
      readonly at: number;
      readonly kind: 'timeout';
      /** Whose it was. */
      readonly party: number;
    }
  /** A fault is announced, or strikes. */
  | ({
      /** When. */
      readonly at: number;
      readonly kind: 'fault';
      /** Whether it strikes now, or announces strikes to come. */
      readonly stage: FaultStage;
    } & FaultFacts)
  /** The end of a fault, where it ends before all faults do. */
  | ({
      /** When. */
      readonly at: number;
      readonly kind: 'recovery';
    } & FaultFacts)
  /** A host of a service did something that is neither a message nor a timeout. */
  | {
      /** When. */
      readonly at: number;
      readonly kind: 'noted';
      /** The host. */
      readonly party: number;
      /** What it concerns: a line of its console, a file, its process, or a connection. */
      readonly what: 'console' | 'file' | 'process' | 'connection';
      /** It in words. */
      readonly text: string;
    }
  /** A library was called with the clock and the randomness of the simulation, by `borrowed`. */
  | {
      /** When, by the simulation's clock. */
      readonly at: number;
      readonly kind: 'borrowed';
      /** What was used of them, in the order of the first uses, and how often. */
      readonly uses: readonly (readonly [api: string, times: number])[];
    }
  /** An oracle found something wrong: the end of the run. */
  | {
      /** When. */
      readonly at: number;
      readonly kind: 'violation';
      /** The oracle's name. */
      readonly oracle: string;
      /** What is wrong, in words. */
      readonly message: string;
    };

/**
 * Takes what happens, where a trace is wanted.
 *
 * @param entry - what has just happened
 */
export type Recorder = (entry: TraceEntry) => void;
