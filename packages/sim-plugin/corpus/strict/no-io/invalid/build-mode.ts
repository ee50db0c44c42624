// Tests would run other code than production; a warning.
export const isTest = process.env.NODE_ENV === 'test'; // ~ no-io
export const isLive = process.env['NODE_ENV'] === 'production'; // ~ no-io
