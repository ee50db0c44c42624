// `renew` is nowhere tried.
export type Input =
  | { readonly kind: 'acquire'; readonly worker: number }
  | { readonly kind: 'renew'; readonly worker: number }; // ~ every-input-tested
