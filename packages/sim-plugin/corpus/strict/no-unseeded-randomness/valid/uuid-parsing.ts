// Parsing and validating an identifier draws nothing.
import { parse, validate } from 'uuid';
export const bytes = (text: string): unknown => (validate(text) ? parse(text) : undefined);
