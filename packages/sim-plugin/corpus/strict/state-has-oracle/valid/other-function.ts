// A function that happens to be called so.
const gossip = (options: { name: string }): string => options.name;
export const rumour = gossip({ name: 'x' });
