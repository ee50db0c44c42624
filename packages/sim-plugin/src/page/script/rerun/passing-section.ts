import type { Diagram, MissingPart } from '@gossip/sim-runtime/sim';
import type { PassingRun } from '../../page-data.js';
import { h } from '../element.js';
import { compareView } from './compare-view.js';

/** The failing run beside the nearest one that passes, made when it is asked for. */
export function passingSection(failing: Diagram, passing: PassingRun): HTMLElement {
  const words = `Compare with a run that passes: ${missingWords(passing.without)}`;
  const element = h('details', { class: 'bench' }, h('summary', {}, words));
  element.addEventListener('toggle', () => {
    if (!element.open || element.childElementCount > 1) return;
    const view = compareView(
      { title: 'The run that fails', diagram: failing },
      { title: `The run that passes, ${missingWords(passing.without)}`, diagram: passing.diagram },
    );
    element.append(view.element);
    view.show();
  });
  return element;
}

function missingWords(missing: MissingPart): string {
  switch (missing.kind) {
    case 'fault':
      return `without the fault ${missing.fault.kind} of t=${missing.fault.at}`;
    case 'rate':
      return `without the rate ${missing.rate}`;
    case 'operation':
      return `without the operation ${missing.operation.name} of t=${missing.operation.at}`;
  }
}
