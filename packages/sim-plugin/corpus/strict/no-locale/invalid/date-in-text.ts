// Text made of a date names the zone of the machine, however it is made.
export const show = (millis: number): string => String(new Date(millis)); // ~ no-locale
export function label(date: Date): string {
  const other = new Date(0);
  const text = 'at ' + date; // ~ no-locale
  return text + `${other}` + `from ${date.getTime()} to ${date}`; // ~ no-locale no-locale
}
