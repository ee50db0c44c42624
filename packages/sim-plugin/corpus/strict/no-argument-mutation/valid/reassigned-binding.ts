// The binding changes, not the value.
export function trim(input: string): string {
  input = input.trim();
  return input;
}
