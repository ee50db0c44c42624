// bind, call and apply change nothing.
export const present = Date.now.bind(null); // ~ no-clock
export const again = (): number => Date.now.call(undefined); // ~ no-clock
