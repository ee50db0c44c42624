// The same through an index signature.
export const names = (peers: Readonly<{ [id: number]: string }>): string[] => Object.values(peers); // ~ no-unstable-order
