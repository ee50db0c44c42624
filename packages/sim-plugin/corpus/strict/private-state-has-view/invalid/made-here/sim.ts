import { always, gossip } from '@gossip/sim-runtime/sim';
import { Register } from './protocol.js';

const oracles = [always('fine', () => true)];
const registersOf =
  (Kind: typeof Register) =>
  (peers: readonly number[]): Register =>
    new Kind(peers);

// Through a parameter and its default, as simulations of variants are written.
export const variant = (name: string, make = registersOf(Register)) =>
  gossip({
    name,
    create: ({ peers }) => make(peers), // ~ private-state-has-view
    oracles,
  });

export const choice = (Other?: typeof Register) => {
  const Kind = Other ?? Register;
  return gossip({
    name: 'choice',
    // prettier-ignore
    create: ({ peers }) => { // ~ private-state-has-view
      if (peers.length > 2) {
        const made = new Kind(peers);
        return made;
      }
      return makeSmall();
    },
    oracles,
  });
};

function makeSmall() {
  return new Register([]);
}
