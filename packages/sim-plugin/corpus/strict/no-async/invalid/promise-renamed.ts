// By another name, by a name that is looked up, and by descent.
const Later = Promise;
export const soon = (): unknown => new Later((resolve) => resolve(1)); // ~ no-async
export class Deferred extends Promise<number> {} // ~ no-async
export const classes = [Promise]; // ~ no-async
