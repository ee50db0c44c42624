// No zone is named, and the second form is up to the engine.
export const noon = new Date('2026-01-31T12:00'); // ~ no-locale
export const then = Date.parse('Jan 31 2026'); // ~ no-locale
