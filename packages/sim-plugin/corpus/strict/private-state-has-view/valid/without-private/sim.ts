import { always, gossip } from '@gossip/sim-runtime/sim';

class Register {
  value = 0;
}
class Other {
  #value = 0;
  get value(): number {
    return this.#value;
  }
}

const oracles = [always('fine', () => true)];

// What a function makes on its way is not what it gives, and circles end.
export const one = gossip({
  name: 'one',
  create: () => {
    const other = new Other();
    return make(other.value);
  },
  oracles,
});
export const endless = gossip({ name: 'endless', create: () => again(), oracles });

function make(start: number) {
  const made = new Register();
  made.value = start;
  return made;
}

function again(): ReturnType<typeof make> {
  return again();
}
