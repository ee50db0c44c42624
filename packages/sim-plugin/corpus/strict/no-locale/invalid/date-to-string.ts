// A Date as text names the machine's zone.
export function show(millis: number): string {
  const date = new Date(millis);
  return date.toString(); // ~ no-locale
}
