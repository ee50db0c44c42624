// The parameter shadows the module's constant.
const items: readonly number[] = [];
export const add = (items: number[]): number => items.push(1);
export const size = items.length;
