// No simulation stands beside it, so it is not the base of a module.
export type Event = { readonly kind: 'opened' } | { readonly kind: 'closed' };
