import { always, gossip as simulate } from '@gossip/sim-runtime/sim';

// A class of the same file, and a longer way to make one.
class Register {
  #value = 0;
  put(value: number): void {
    this.#value = Math.max(value, this.#value);
  }
}

export const simulation = simulate({
  name: 'register',
  // prettier-ignore
  create: () => { // ~ private-state-has-view
    const start = 1;
    const made = new Register();
    made.put(start);
    return new Register();
  },
  oracles: [always('fine', () => true)],
});
