import { relative, sep } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { SimPluginError } from '../../errors.js';
import { simulationDoesNotBundle } from '../sweep-errors.js';

/** One complaint of the bundler, as far as we read it. */
interface Complaint {
  readonly message: string;
  readonly id?: string;
  readonly loc?: { readonly file?: string; readonly line: number; readonly column: number };
}

/**
 * What the bundler threw as one sentence that names file and line.
 *
 * @param root - the workspace's root; files are named from there
 */
export function bundleError(error: unknown, root: string): unknown {
  if (error instanceof SimPluginError || !(error instanceof Error)) return error;
  const complaint = ((error as { errors?: readonly Complaint[] }).errors ?? [])[0] ?? error;
  const { id, loc } = complaint as Complaint;
  const file = loc?.file ?? id;
  if (file === undefined) return simulationDoesNotBundle(undefined, firstLine(complaint.message));
  const name = relative(root, file).split(sep).join('/');
  const place = loc === undefined ? name : `${name}:${loc.line}:${loc.column + 1}`;
  return simulationDoesNotBundle(place, firstLine(complaint.message));
}

/** The bundler writes its code in colour and draws the source below; a sentence wants the words. */
function firstLine(message: string): string {
  const [line = ''] = stripVTControlCharacters(message).trim().split('\n');
  return line.replace(/^\[\w+\] /, '').replace(/\.$/, '');
}
