/** A text as TypeScript code has it, in the quotes that need the fewest escapes. */
export function quoted(text: string): string {
  const inDouble = JSON.stringify(text);
  if (text.includes("'") || text.includes('\\')) {
    return inDouble;
  }
  return `'${inDouble.slice(1, -1).replaceAll('\\"', '"')}'`;
}
