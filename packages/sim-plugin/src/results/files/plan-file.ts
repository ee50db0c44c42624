import { isRecording, planOfRecording } from '@gossip/sim-runtime/results';
import type { Plan } from '@gossip/sim-runtime/sim';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { jsonText } from '../../json-text.js';
import { unreadablePlan } from '../result-errors.js';

/** What was seen when a plan was written, to compare a replay with. */
export interface Recorded {
  /** The fingerprint of the order of events, as reports print it. */
  readonly traceHash: string;
  /** The fingerprint of messages, inputs, effects and states; absent in files of earlier versions. */
  readonly contentHash?: string;
  /** The oracle that was violated. */
  readonly oracle: string;
}

/** What a plan file holds. Whether it is a plan at all, only the simulation can say. */
export interface PlanFile {
  readonly plan: unknown;
  readonly recorded?: Recorded;
}

/** A plan as the text of a file. */
export function planFileText(plan: Plan, recorded: Recorded | undefined): string {
  const content = recorded === undefined ? plan : { ...plan, recorded };
  return jsonText(content);
}

/**
 * Reads a plan, or a recording of a module that ran for real as the plan that replays it.
 *
 * @param file - from the workspace's root, or absolute
 * @throws SimPluginError when there is no such file, or no JSON in it
 */
export function readPlanFile(workspaceRoot: string, file: string): PlanFile {
  const content = readJson(workspaceRoot, file);
  if (typeof content !== 'object' || content === null) return { plan: content };
  const { recorded, ...plan } = content as { readonly recorded?: unknown };
  return isRecorded(recorded) ? { plan, recorded } : { plan };
}

function readJson(workspaceRoot: string, file: string): unknown {
  try {
    const text = decoded(readFileSync(resolve(workspaceRoot, file)));
    return isRecording(text) ? planOfRecording(text) : JSON.parse(text);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw unreadablePlan(file, code === 'ENOENT' ? 'there is no such file' : message);
  }
}

/** A replaced byte would make another plan. The last line of a recording may end within a character. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    throw new SyntaxError('it is not UTF-8');
  }
}

function isRecorded(value: unknown): value is Recorded {
  if (typeof value !== 'object' || value === null) return false;
  const { traceHash, contentHash, oracle } = value as Partial<Recorded>;
  const isHash = contentHash === undefined || typeof contentHash === 'string';
  return typeof traceHash === 'string' && isHash && typeof oracle === 'string';
}
