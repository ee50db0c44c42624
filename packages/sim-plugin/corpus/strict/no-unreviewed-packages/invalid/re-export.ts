// Nor is it better as a re-export, or in part.
export { parse } from 'acorn/dist/acorn.js'; // ~ no-unreviewed-packages
