export const expected = 'held';
