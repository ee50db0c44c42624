// The same module by its old name.
import fs from 'fs/promises'; // ~ no-io
export const open = fs.open;
