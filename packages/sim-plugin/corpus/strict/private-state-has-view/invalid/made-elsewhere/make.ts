import { Register } from './protocol.js';

export function makeRegister(peers: readonly number[]): Register {
  return new Register(peers);
}

export const madeAnother = (peers: readonly number[]) => {
  const made = new Register(peers);
  return made;
};
