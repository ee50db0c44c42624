// The first two mean `random.below` and are repaired; the others ask for something else.
import type { Random } from '@gossip/sim-runtime';

export function pick(random: Random, many: number): readonly number[] {
  const one = Math.floor(Math.random() * many); // ~ no-unseeded-randomness
  const two = Math.floor(many * Math.random()); // ~ no-unseeded-randomness
  const up = Math.ceil(Math.random() * many); // ~ no-unseeded-randomness
  const sum = Math.floor(Math.random() + many); // ~ no-unseeded-randomness
  const part = [Math.random() * many]; // ~ no-unseeded-randomness
  const drawn = [Math.random].map((draw) => draw() * random.below(many)); // ~ no-unseeded-randomness
  return [one, two, up, sum, ...part, ...drawn];
}
