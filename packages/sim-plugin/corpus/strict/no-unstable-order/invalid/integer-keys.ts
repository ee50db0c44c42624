// Node ids become text, in numeric order; only a remark.
export const ids = (peers: Record<number, string>): string[] => Object.keys(peers); // ~ no-unstable-order
