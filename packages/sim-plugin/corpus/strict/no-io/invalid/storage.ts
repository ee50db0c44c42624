// Storage outlives the run.
export const last = (): string | null => localStorage.getItem('last'); // ~ no-io
