import {
  type Diagram,
  EXPORT_ENDINGS,
  EXPORT_FORMATS,
  type ExportedRun,
  type ExportFormat,
  exportRun,
} from '@gossip/sim-runtime/sim';
import { h } from './element.js';
import { saveFile } from './save-file.js';

const NAMES: Readonly<Record<ExportFormat, string>> = {
  mermaid: 'Mermaid',
  shiviz: 'ShiViz',
  perfetto: 'Perfetto',
  itf: 'ITF',
};

/** Buttons that save the run as files for other tools. */
export function exportButtons(diagram: Diagram, run: ExportedRun): HTMLElement {
  const buttons = EXPORT_FORMATS.map((format) => {
    const button = h('button', { type: 'button' }, NAMES[format]);
    button.addEventListener('click', () => {
      const name = `${run.simulation}-${run.seed}${EXPORT_ENDINGS[format]}`;
      saveFile(name.replaceAll(/[^\w.-]+/g, '-'), exportRun(format, diagram, run));
    });
    return button;
  });
  return h(
    'div',
    { class: 'exports', role: 'group', 'aria-label': 'Export this run' },
    h('span', { class: 'muted' }, 'Export this run'),
    ...buttons,
  );
}
