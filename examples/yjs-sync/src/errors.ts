/** What every refusal of an edit reads like. */
export function outOfText(index: number, length: number, available: number): RangeError {
  return new RangeError(
    `The text has ${available} characters, so there is no range of ${length} at ${index}: read the text again, it may have changed.`,
  );
}
