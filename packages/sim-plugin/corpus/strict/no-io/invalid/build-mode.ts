// Tests would run other code than production; a warning.
export const isTest = process.env.NODE_ENV === 'test'; // ~ no-io
