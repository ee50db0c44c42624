import { type Contents } from './contents.js';
import { type RunResult } from './run-result.js';

/** What a result says of the contents of its run, where they were asked for. */
export function contentHashOf(
  contents: Pick<Contents, 'hash' | 'unseen'> | undefined,
): Pick<RunResult, 'contentHash' | 'unseen'> {
  if (contents === undefined) return {};
  const { hash, unseen } = contents;
  return { contentHash: hash >>> 0, ...(unseen === undefined ? {} : { unseen }) };
}
