// A module that does I/O, whatever is used of it.
import { readFileSync } from 'node:fs'; // ~ no-io
export const read = (file: string): string => readFileSync(file, 'utf8');
