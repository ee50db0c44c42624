/** Puts values in the places of `{{name}}`. */
export function fillMessage(text: string, data: Readonly<Record<string, string>> = {}): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => data[name] ?? whole);
}
