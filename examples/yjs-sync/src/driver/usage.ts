import process from 'node:process';

/** Ends a program that was started without what it needs. */
export function usage(sentence: string): never {
  console.error(`Usage: ${sentence}`);
  process.exit(1);
}

/** A whole number from the command line, `least` or more. */
export function asNumber(text: string, sentence: string, least = 0): number {
  return /^\d+$/.test(text) && Number(text) >= least ? Number(text) : usage(sentence);
}
