/**
 * A moment of an event of one party, at which a fault can strike:
 *
 * - `receipt`: a message arrives and is not handled yet
 * - `handled`: an event was handled, and nothing of what it makes the party send has been sent
 * - `sending`: some of it was sent, and some not
 * - `sent`: all of it was sent
 */
export type FaultMoment = 'receipt' | 'handled' | 'sending' | 'sent';

/** The moments of a message's way through a party. */
export const MESSAGE_MOMENTS: readonly FaultMoment[] = ['receipt', 'handled', 'sending', 'sent'];

/** Those of them at which an event was handled. */
export const SENDING_MOMENTS: readonly FaultMoment[] = ['handled', 'sending', 'sent'];
