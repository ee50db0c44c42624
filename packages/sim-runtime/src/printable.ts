/**
 * Text from anywhere in a form that terminals, log viewers and CI servers show and do not act upon.
 *
 * @packageDocumentation
 */
export { printable, visible } from './report/printable.js';
