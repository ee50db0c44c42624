// What device it is.
export const cores = (): number => navigator.hardwareConcurrency; // ~ no-io
