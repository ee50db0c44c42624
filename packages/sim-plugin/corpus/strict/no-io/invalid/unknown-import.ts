// Which module it is, only the run knows.
export const load = (name: string): unknown => import(name); // ~ no-io no-async
