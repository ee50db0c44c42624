/** The reserved words of TypeScript's strict code, and the globals that no declaration may hide. */
const RESERVED = new Set(
  `arguments await break case catch class const continue debugger default delete do else enum eval
  export extends false finally for function if implements import in Infinity instanceof interface
  let NaN new null package private protected public return static super switch this throw true try
  typeof undefined var void while with yield`.split(/\s+/),
);

/** Names that every object inherits, so that a look-up by name would find them in an empty table. */
const INHERITED = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

/** Why a word cannot be a name in code, as the middle of a sentence; `undefined` when it can. */
export function whyUnusable(word: string): string | undefined {
  if (RESERVED.has(word)) {
    return 'a reserved word of TypeScript';
  }
  return INHERITED.has(word) ? 'a name that every JavaScript object has already' : undefined;
}
