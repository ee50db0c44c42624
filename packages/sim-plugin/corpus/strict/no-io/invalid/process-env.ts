// The environment decides.
export const isFast = (): boolean => process.env['FAST'] === '1'; // ~ no-io
const { argv } = process; // ~ no-io
export const first = argv[0];
