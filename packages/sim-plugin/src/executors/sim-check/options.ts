import { unknownOptionValue } from '../../errors.js';
import type { Boundary } from '../../review/severity.js';

/** What `nx sim-check` was asked for, as `schema.json` describes it. */
export interface SimCheckOptions {
  readonly boundary?: Exclude<Boundary, 'adapter'>;
  readonly format?: Format;
  /** Relative to the workspace. */
  readonly outputFile?: string;
  readonly skipTypecheck?: boolean;
  readonly fix?: boolean;
  /** An installed package that is reviewed in the place of the project, as imports name it. */
  readonly package?: string;
}

export type Format = (typeof FORMATS)[number];

export const FORMATS = ['stylish', 'json', 'sarif', 'github'] as const;
const BOUNDARIES = ['strict', 'moderate', 'boundary'] as const;

/** @throws SimPluginError when an option has a value that it does not know */
export function checkOptions({ boundary, format }: SimCheckOptions): void {
  if (boundary !== undefined && !BOUNDARIES.includes(boundary)) {
    throw unknownOptionValue('boundary', boundary, BOUNDARIES);
  }
  if (format !== undefined && !FORMATS.includes(format)) {
    throw unknownOptionValue('format', format, FORMATS);
  }
}
