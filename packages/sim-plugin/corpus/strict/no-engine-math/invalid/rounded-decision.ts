// Rounding only moves the border.
export function bucket(value: number): string {
  if (Math.floor(Math.log2(value)) === 3) return 'eight'; // ~ no-engine-math
  return 'other';
}
