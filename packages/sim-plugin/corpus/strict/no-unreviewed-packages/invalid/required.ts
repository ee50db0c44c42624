// Nor as CommonJS.
export const semver = require('semver'); // ~ no-unreviewed-packages
