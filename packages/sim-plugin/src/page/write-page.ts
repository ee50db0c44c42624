import { writeFileSync } from 'node:fs';
import { bundlePage } from './bundle-page.js';
import { BUILT_PAGE } from './load-page.js';

/** A step of the package's build. */
writeFileSync(BUILT_PAGE, await bundlePage());
