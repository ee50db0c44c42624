// Loaded when needed.
export const load = (): unknown => import('node:http'); // ~ no-io no-async
