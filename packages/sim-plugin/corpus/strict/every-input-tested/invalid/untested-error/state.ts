// Two ways to fail, one of them never provoked.
export type Rejection = 'stale-epoch' | 'held'; // ~ every-input-tested
