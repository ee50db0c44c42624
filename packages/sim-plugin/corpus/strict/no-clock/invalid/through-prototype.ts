// The constructor, found through what it made or will make.
export const text = (): unknown => Date.prototype.constructor.call(null); // ~ no-clock
export const present = (): number => (new Date(0).constructor as DateConstructor).now(); // ~ no-clock
