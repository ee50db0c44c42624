// A type by another name carries nothing.
export type Instant = Date;
export type Clock = typeof Date;
