import type { ExplorationPageData } from '../exploration-data.js';
import type { PageData } from '../page-data.js';
import { showExploration } from './exploration/show-exploration.js';
import { pageData } from './page-data.js';
import { showSimulation } from './show-simulation.js';

const data = await pageData<PageData | ExplorationPageData>();
if ('exploration' in data) showExploration(data);
else showSimulation(data);
