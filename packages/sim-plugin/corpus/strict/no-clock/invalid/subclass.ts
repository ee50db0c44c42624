// A subclass without arguments is the present, too.
export class Instant extends Date {} // ~ no-clock
export const present = (): Instant => new Instant(); // ~ no-clock
export const given = (millis: number): Instant => new Instant(millis);
