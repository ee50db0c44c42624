import root from '../eslint.config.mjs';
import { plainDocstrings } from '../lint/plain-words.mjs';

export default [...root, plainDocstrings];
