// One is sent by the simulation, the other by a test.
export type Input = { readonly kind: 'acquire' } | { readonly kind: 'renew' };
