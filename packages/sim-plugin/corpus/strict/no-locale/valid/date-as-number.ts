// What is the same everywhere.
export function show(date: Date, tag: (parts: TemplateStringsArray, date: Date) => string): string {
  return (
    `${date.toISOString()} ${date.getTime()}` + String(+date) + tag`${date}` + JSON.stringify(date)
  );
}
export const text = (String: (date: Date) => string): string => String(new Date(0));
