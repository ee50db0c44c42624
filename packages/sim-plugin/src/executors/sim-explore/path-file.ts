import type { UniverseBounds } from '@gossip/sim-runtime/explore';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { jsonText } from '../../json-text.js';
import { unreadablePath } from './explore-errors.js';

const SCHEMA_VERSION = 1;

/** A counterexample as a file: the bounds of its exploration, and what happened. */
export interface PathFile {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  /** The simulation's name. */
  readonly simulation: string;
  /** The violated oracle. */
  readonly oracle: string;
  readonly bounds: UniverseBounds;
  /** The actions in order, as texts. */
  readonly actions: readonly string[];
  /** The action with which the loop of a run without end begins, by its place; absent for a path that ends. */
  readonly loopFrom?: number;
}

/** A counterexample as the text of a file. */
export function pathFileText(file: Omit<PathFile, 'schemaVersion'>): string {
  return jsonText({ schemaVersion: SCHEMA_VERSION, ...file });
}

/**
 * Reads a counterexample.
 *
 * @param file - from the workspace's root, or absolute
 * @throws SimPluginError when there is no such file, or it holds no counterexample
 */
export function readPathFile(workspaceRoot: string, file: string): PathFile {
  let content: Partial<PathFile> | null;
  try {
    content = JSON.parse(readFileSync(resolve(workspaceRoot, file), 'utf8')) as typeof content;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw unreadablePath(file, code === 'ENOENT' ? 'there is no such file' : message);
  }
  const { schemaVersion, simulation, oracle, bounds, actions, loopFrom } = content ?? {};
  if (schemaVersion !== SCHEMA_VERSION) {
    throw unreadablePath(file, `its schemaVersion is not ${SCHEMA_VERSION}`);
  }
  if (typeof simulation !== 'string' || typeof oracle !== 'string') {
    throw unreadablePath(file, 'it names no simulation and no oracle');
  }
  if (typeof bounds !== 'object' || !Array.isArray(actions)) {
    throw unreadablePath(file, 'it has no bounds and no actions');
  }
  if (loopFrom !== undefined && !(Number.isInteger(loopFrom) && loopFrom <= actions.length)) {
    throw unreadablePath(file, 'its loopFrom is not the place of an action');
  }
  const loop = loopFrom === undefined ? {} : { loopFrom };
  return { schemaVersion, simulation, oracle, bounds, actions, ...loop };
}
