// Node's own clocks.
export const nanos = (): bigint => process.hrtime.bigint(); // ~ no-clock
export const seconds = (): number => process.uptime(); // ~ no-clock
