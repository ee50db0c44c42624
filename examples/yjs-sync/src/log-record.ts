/** What a replica keeps on its disk: a log that only grows, and from which it begins again. */
export type LogRecord =
  /**
   * From here on the replica's changes are counted under this number, Yjs's client id. Two lives may
   * share one only if the later knows all that the earlier has sent.
   */
  | { readonly kind: 'session'; readonly session: number }
  | { readonly kind: 'update'; readonly update: Uint8Array };
