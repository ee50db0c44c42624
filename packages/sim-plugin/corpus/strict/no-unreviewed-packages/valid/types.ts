// Types need nobody's word.
import type { Options } from 'acorn';
import { type SemVer } from 'semver';
export type Config = Options | SemVer;
