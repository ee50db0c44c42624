// Imported for its effect.
import 'node:net'; // ~ no-io
export const port = 1;
