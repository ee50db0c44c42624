import { printable } from '@gossip/sim-runtime/printable';

/** Whether a text holds a character that a line of text does not show as itself. */
export function hasUnprintable(text: string): boolean {
  return printable(text) !== text;
}
