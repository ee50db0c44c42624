// Where the file lies, and how it was built.
export const isProduction = import.meta.env.PROD; // ~ no-io
export const here = import.meta.url; // ~ no-io
