import { readFileSync } from 'node:fs';
import type { JsonSchema } from './schema-problem.js';

/** The published schema, also seen from where this file is built to. */
const FILE = new URL('../../../../src/results/report/schema.json', import.meta.url);

/** The schema of report.json. */
export function reportSchema(): JsonSchema {
  return JSON.parse(readFileSync(FILE, 'utf8')) as JsonSchema;
}
