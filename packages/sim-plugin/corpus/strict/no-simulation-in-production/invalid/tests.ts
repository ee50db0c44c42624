// Tests in what ships.
import { invariants } from './tests/invariants.js'; // ~ no-simulation-in-production
export const checks = invariants;
