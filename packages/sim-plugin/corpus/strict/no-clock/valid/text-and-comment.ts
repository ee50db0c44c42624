// Date.now() in a comment, and in a text, is no call.
export const advice = 'never call Date.now() here';
