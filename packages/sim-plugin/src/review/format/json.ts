import { jsonText } from '../../json-text.js';
import type { CheckResult } from './check-result.js';

/** The version of the JSON form; it changes when a field changes its meaning or goes away. */
const JSON_VERSION = 1;

/** The form for programs. */
export function formatJson(result: CheckResult): string {
  return jsonText({ version: JSON_VERSION, ...result });
}
