import { SENDING_MOMENTS } from '../faults/fault-moment.js';
import { effectId } from '../kernel/causal-id.js';
import { type ArmedFaults } from '../parties/armed-faults.js';

/** Sends the effects of an input, while faults strike before, between and after them. */
export class Replies<Effect> {
  readonly #armed: ArmedFaults;
  readonly #coordinator: number;
  readonly #isDown: (party: number) => boolean;
  readonly #send: (actor: number, effect: Effect, id: number) => void;

  constructor(parts: {
    readonly armed: ArmedFaults;
    readonly coordinator: number;
    readonly isDown: (party: number) => boolean;
    /** Sends one effect of an actor's input. */
    readonly send: (actor: number, effect: Effect, id: number) => void;
  }) {
    this.#armed = parts.armed;
    this.#coordinator = parts.coordinator;
    this.#isDown = parts.isDown;
    this.#send = parts.send;
  }

  /** Whether a fault may strike before they are sent. */
  get mayBeStruck(): boolean {
    return this.#armed.awaits(SENDING_MOMENTS, this.#coordinator);
  }

  /** Sends all of them. */
  sendAll(actor: number, id: number, effects: readonly Effect[]): void {
    this.#sendSome(actor, id, effects, 0, effects.length);
  }

  /** Sends those that no crash comes before. */
  letOut(actor: number, id: number, effects: readonly Effect[]): void {
    if (effects.length === 0) return;
    const coordinator = this.#coordinator;
    this.#armed.pass('handled', coordinator);
    let sent = 0;
    for (const fault of effects.length > 1 ? this.#armed.due('sending', coordinator) : []) {
      if (this.#isDown(coordinator)) break;
      const upTo = Math.max(sent, 1 + (fault.salt % (effects.length - 1)));
      this.#sendSome(actor, id, effects, sent, upTo);
      sent = upTo;
      fault.strike(coordinator);
    }
    if (this.#isDown(coordinator)) return;
    this.#sendSome(actor, id, effects, sent, effects.length);
    this.#armed.pass('sent', coordinator);
  }

  #sendSome(actor: number, id: number, effects: readonly Effect[], from: number, to: number): void {
    for (let index = from; index < to; index++) {
      this.#send(actor, effects[index] as Effect, effectId(id, index));
    }
  }
}
