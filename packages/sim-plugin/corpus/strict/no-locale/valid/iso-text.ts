// ISO dates with a zone, and without a time, are read alike everywhere.
export const start = new Date('2026-01-31');
export const noon = new Date('2026-01-31T12:00:00.000Z');
export const other = Date.parse('2026-01-31T12:00:00+02:00');
