// The network, as a class.
export const open = (url: string): WebSocket => new WebSocket(url); // ~ no-io
export class Line extends WebSocket {} // ~ no-io
