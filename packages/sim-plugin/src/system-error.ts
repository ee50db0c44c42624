import { getSystemErrorMap } from 'node:util';

/** What the system says of a failed call, in words: `no space left on device (ENOSPC)`. */
export function reasonOf(error: unknown): string {
  const { code, errno, message } = error as NodeJS.ErrnoException;
  const [, words] = (errno === undefined ? undefined : getSystemErrorMap().get(errno)) ?? [];
  if (words !== undefined && code !== undefined) return `${words} (${code})`;
  return error instanceof Error ? message : String(error);
}
