/**
 * Texts made of words of which each is followed by a space: what the simulated users and the real ones of the
 * trial write, so that their edits can be found in a document afterwards.
 */
export function wordsOf(text: string): readonly string[] {
  return text.split(' ').slice(0, -1);
}

export function asText(words: readonly string[]): string {
  return words.map((word) => `${word} `).join('');
}

/** Where the word at `place` begins. */
export function offsetOf(words: readonly string[], place: number): number {
  return asText(words.slice(0, place)).length;
}
