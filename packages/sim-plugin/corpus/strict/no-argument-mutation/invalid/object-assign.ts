// Object.assign changes its first argument.
export const merge = (state: object, changes: object): object => Object.assign(state, changes); // ~ no-argument-mutation
