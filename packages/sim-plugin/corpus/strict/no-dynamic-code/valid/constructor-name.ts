// What something is called.
export const kind = (value: object): string => value.constructor.name;
