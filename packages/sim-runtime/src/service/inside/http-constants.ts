import type * as httpModule from 'node:http';
import { system } from './system.js';

const lent = system.lent['http'] as Pick<typeof httpModule, 'METHODS' | 'STATUS_CODES'>;

export const METHODS = [...lent.METHODS];
export const STATUS_CODES: Record<number, string | undefined> = { ...lent.STATUS_CODES };
export const maxHeaderSize = 16_384;
