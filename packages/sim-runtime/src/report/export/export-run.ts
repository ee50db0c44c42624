import { type Diagram } from '../diagram/diagram.js';
import { type ExportedRun, type ExportFormat } from './export-format.js';
import { itfTrace } from './itf.js';
import { mermaidDiagram } from './mermaid.js';
import { perfettoTrace } from './perfetto.js';
import { shivizLog } from './shiviz.js';

/**
 * A run as the text of a file for another tool: a Mermaid sequence diagram, a ShiViz log, a trace in Chrome's trace event
 * format, which Perfetto opens, or a trace in Apalache's Informal Trace Format.
 *
 * @param format - the format of the file
 * @param diagram - the run, as `drawRun` gives it
 * @param run - what the file says of the run
 */
export function exportRun(format: ExportFormat, diagram: Diagram, run: ExportedRun): string {
  switch (format) {
    case 'mermaid':
      return mermaidDiagram(diagram, run);
    case 'shiviz':
      return shivizLog(diagram);
    case 'perfetto':
      return perfettoTrace(diagram, run);
    case 'itf':
      return itfTrace(diagram, run);
  }
}
