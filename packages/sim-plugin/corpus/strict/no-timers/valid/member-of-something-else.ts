// A method that happens to have the name.
export const arm = (socket: { setTimeout(ms: number): void }): void => socket.setTimeout(10);
