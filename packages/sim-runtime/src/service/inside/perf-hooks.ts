import { performance } from './clock.js';

export { performance };
export const constants = {};
