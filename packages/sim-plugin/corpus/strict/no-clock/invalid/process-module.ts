// The same clock through the module.
import { hrtime } from 'node:process'; // ~ no-clock
export const nanos = (): bigint => hrtime.bigint();
