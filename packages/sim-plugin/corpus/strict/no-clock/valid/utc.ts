// UTC and parse of a full ISO date compute.
export const start = Date.UTC(2026, 0, 31);
export const end = Date.parse('2026-02-28T00:00:00Z');
