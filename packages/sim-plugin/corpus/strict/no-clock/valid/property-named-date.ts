// A property and a key are no references.
export const entry = { Date: 1, now: 2 };
export const date = entry.Date + entry.now;
