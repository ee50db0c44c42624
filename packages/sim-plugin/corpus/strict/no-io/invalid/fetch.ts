// The network.
export const get = (url: string): unknown => fetch(url); // ~ no-io
