// Exact by IEEE 754 or by definition.
export const size = (x: number, y: number): number =>
  Math.sqrt(x * x + y * y) + Math.abs(x) + Math.imul(3, 4) + Math.clz32(y) + Math.fround(x);
