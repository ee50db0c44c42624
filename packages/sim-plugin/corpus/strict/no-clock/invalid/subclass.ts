// A subclass without arguments is the present, too.
export class Instant extends Date {} // ~ no-clock
