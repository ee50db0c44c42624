// Made from a clock or from randomness; which, depends on the version.
import { v4, validate } from 'uuid'; // ~ no-unseeded-randomness
export const id = (): string => v4();
export const isId = (text: string): boolean => validate(text);
