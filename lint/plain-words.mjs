/**
 * Turns of phrase that docstrings avoid, each with the reason. A docstring begins with a noun, uses the
 * field's term, and has one reading.
 */
const REFUSED = [
  [
    /\b(?:comes?|came|coming) to\b/i,
    'name the result: "the outcome of", "the total", "the end of"',
  ],
  [/\b(?:becomes?|became) of\b/i, 'name the fate: "the fate of", "the result of"'],
  [/\b(?:anybody|nobody|somebody|whoever)\b/i, 'name who acts, or say what is absent'],
  [
    /\b(?:are|be|being|is|was|were) told\b/i,
    'name the act: "receives", "is reported", "is distinguished"',
  ],
  [/\bweather\b/i, 'name the fault level or the faults'],
  [/\bhow much goes wrong\b/i, 'name the fault level'],
];

/**
 * Finds the refused turns in a text, which may be broken into lines.
 *
 * @param {string} text - the text of a docstring, a description, or a page
 * @returns {{ readonly turn: string, readonly advice: string, readonly index: number }[]}
 */
export function refusedTurns(text) {
  return REFUSED.flatMap(([pattern, advice]) => {
    const anywhere = new RegExp(pattern.source.replaceAll(' ', String.raw`\s+(?:\*\s+)?`), 'gi');
    return [...text.matchAll(anywhere)].map(({ 0: turn, index }) => ({
      turn: turn.replace(/\s+(?:\*\s+)?/g, ' '),
      advice,
      index,
    }));
  });
}

/** Reports each refused turn in a docstring, which is a block comment that begins with two asterisks. */
const plainWords = {
  meta: {
    type: 'suggestion',
    docs: { description: 'Refuse listed turns of phrase in docstrings' },
    schema: [],
    messages: { refused: 'A docstring avoids "{{turn}}": {{advice}}.' },
  },
  create(context) {
    const { sourceCode } = context;
    return {
      Program() {
        for (const comment of sourceCode.getAllComments()) {
          if (comment.type !== 'Block' || !comment.value.startsWith('*')) continue;
          for (const { turn, advice, index } of refusedTurns(comment.value)) {
            const start = comment.range[0] + '/*'.length + index;
            const loc = {
              start: sourceCode.getLocFromIndex(start),
              end: sourceCode.getLocFromIndex(start + turn.length),
            };
            context.report({ loc, messageId: 'refused', data: { turn, advice } });
          }
        }
      },
    };
  },
};

/** Applies the rule to all code of a project. */
export const plainDocstrings = {
  files: ['**/*.ts', '**/*.mts', '**/*.mjs'],
  plugins: { repository: { rules: { 'plain-words': plainWords } } },
  rules: { 'repository/plain-words': 'error' },
};
