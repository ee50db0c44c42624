// CommonJS.
const os = require('os'); // ~ no-io
export const cores = (): number => os.cpus().length;
