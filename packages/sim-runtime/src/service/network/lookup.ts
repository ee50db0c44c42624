import { type SimHost } from '../host.js';

/** Whether a host cannot have the address of another by its name for now: its own and addresses are not looked up. */
export function lookupFails(
  fates: { lookupFails(id: number): boolean },
  from: SimHost,
  to: SimHost,
  name: string,
  id: number,
): boolean {
  return to !== from && name !== to.address && fates.lookupFails(id);
}
