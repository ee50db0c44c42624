// Even a type of it is missing from the production build.
import type { Options } from '../sim.js'; // ~ no-simulation-in-production
export type Config = Options;
