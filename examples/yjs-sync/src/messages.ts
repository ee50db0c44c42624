/** Changes of a document, in Yjs's first encoding. */
export interface News {
  readonly update: Uint8Array;
  /**
   * What a document must have for the changes to be made in it, as a state vector: all that the sender
   * had when they were made.
   */
  readonly since: Uint8Array;
}

/** What replicas say to each other. */
export type Message =
  /** Changes, as they are made, or what an answer shows that its sender lacks. */
  | ({ readonly kind: 'update' } & News)
  /** The changes and deletions that the sender has. A receiver that has anything else answers. */
  | { readonly kind: 'sync'; readonly snapshot: Uint8Array }
  /** What the asker lacks, and what the sender has itself, so that the asker can return the favor. */
  | ({ readonly kind: 'answer'; readonly snapshot: Uint8Array } & News);
