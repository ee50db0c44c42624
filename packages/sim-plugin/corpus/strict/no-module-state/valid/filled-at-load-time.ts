// Filled while the module is loaded, the same way in every run.
const table: number[] = [];
for (let i = 0; i < 256; i += 1) table.push(i * 2);
export const double = (byte: number): number => table[byte] ?? 0;
