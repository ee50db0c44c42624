// Through the namespace, at the use.
import * as uuid from 'uuid';
export const id = (): string => uuid.v7(); // ~ no-unseeded-randomness
export const isId = (text: string): boolean => uuid.validate(text);
