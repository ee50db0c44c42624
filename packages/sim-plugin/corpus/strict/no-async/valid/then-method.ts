// A method named then is no promise.
export const go = (chain: { then(next: () => number): number }): number => chain.then(() => 1);
