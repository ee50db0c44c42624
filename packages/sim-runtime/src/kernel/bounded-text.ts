/**
 * A text, cut where it is longer than `most`, with a mark that says how much is missing. Text from
 * simulated code is bounded before anything else looks at it.
 *
 * @param most - a number of UTF-16 code units: 1 or more
 */
export function boundedText(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = isHighSurrogate(text.charCodeAt(most - 1)) ? most - 1 : most;
  const left = String(text.length - end).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${text.slice(0, end)}… (${left} more characters)`;
}

/** Whether a character begins here that has a second half. */
function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
