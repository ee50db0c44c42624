// Other members of Math by destructuring.
const { floor, abs } = Math;
export const half = (value: number): number => floor(abs(value) / 2);
