import type { AuditPageData } from '../../audit/page/audit-page-data.js';
import type { ExplorationPageData } from '../exploration-data.js';
import type { PageData } from '../page-data.js';
import { showAudit } from './audit/show-audit.js';
import { showExploration } from './exploration/show-exploration.js';
import { pageData } from './page-data.js';
import { showSimulation } from './show-simulation.js';

const data = await pageData<PageData | ExplorationPageData | AuditPageData>();
if ('audit' in data) showAudit(data);
else if ('exploration' in data) showExploration(data);
else showSimulation(data);
