// A local value named crypto.
const crypto = { randomUUID: () => 'fixed' };
export const id = (): string => crypto.randomUUID();
