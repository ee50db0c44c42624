// The module itself waits.
export const value = await compute(); // ~ no-async
declare function compute(): unknown;
