// The network, as a default.
export const get = (url: string, { request = fetch } = {}): unknown => request(url); // ~ no-io
