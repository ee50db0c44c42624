// The corpus's configuration vouches for pure-rand.
import { uniformInt } from 'pure-rand/distribution/uniformInt';
export const draw = uniformInt;
