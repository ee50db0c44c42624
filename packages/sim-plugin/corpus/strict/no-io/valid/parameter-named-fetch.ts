// A port, passed in, that happens to be named like the global.
export const ask = (fetch: (url: string) => number): number => fetch('https://example.org');
