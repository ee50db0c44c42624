// A member is not the global.
export const run = (job: { process: { env: string } }): string => job.process.env;
