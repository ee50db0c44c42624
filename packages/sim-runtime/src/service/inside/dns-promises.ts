import { promises } from './dns.js';

export const { lookup, resolve4 } = promises;
