import {
  callsOf,
  checkIsolation,
  checkLinearizability,
  checkSequentialConsistency,
  describeViolation,
  type History,
  HistoryError,
  readHistory,
} from '@gossip/sim-runtime/history';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  consistencyWithoutModel,
  initialIsNoJson,
  nothingDemanded,
  uncheckableHistory,
  unreadableHistory,
} from './history-errors.js';
import { modelOf } from './models.js';
import type { SimHistoryOptions } from './options.js';

/** What `sim-history` found: the verdict, and the lines of the report. */
export interface HistoryReport {
  readonly verdict: 'ok' | 'violation' | 'unknown';
  /** What was demanded: a model's name, or an isolation level. */
  readonly demanded: string;
  readonly events: number;
  readonly calls: number;
  /** What was looked at: states of a search, or dependencies between transactions. */
  readonly effort: number;
  /** What violates it, one sentence each. */
  readonly violations: readonly string[];
}

/**
 * Reads a history and checks it.
 *
 * @param options - the options of the executor
 * @param workspaceRoot - the folder that the file is relative to
 * @throws SimPluginError if the options contradict each other, or the file cannot be read or checked
 */
export function simHistory(options: SimHistoryOptions, workspaceRoot: string): HistoryReport {
  const { file, model, isolation } = options;
  if ((model === undefined) === (isolation === undefined)) throw nothingDemanded();
  if (model === undefined && options.consistency !== undefined) throw consistencyWithoutModel();
  const history = read(options, workspaceRoot);
  try {
    const calls = callsOf(history).length;
    const found =
      isolation === undefined ? orderOfCalls(history, options) : transactions(history, isolation);
    return { ...found, demanded: isolation ?? model ?? '', events: history.length, calls };
  } catch (error) {
    if (!(error instanceof HistoryError)) throw error;
    throw uncheckableHistory(file, error.message);
  }
}

type Found = Pick<HistoryReport, 'verdict' | 'effort' | 'violations'>;

function orderOfCalls(history: History, options: SimHistoryOptions): Found {
  const { model: name = 'register', keyed = false, budget, partitioned = true } = options;
  const model = modelOf(name, initialOf(options), keyed);
  const limit = budget === undefined ? {} : { budget };
  const result =
    options.consistency === 'sequential'
      ? checkSequentialConsistency(history, model, limit)
      : checkLinearizability(history, model, { partitioned, ...limit });
  const violations =
    result.verdict === 'violation' ? [describeViolation(result.violation, history)] : [];
  return { verdict: result.verdict, effort: result.states, violations };
}

function transactions(history: History, level: NonNullable<SimHistoryOptions['isolation']>): Found {
  const { verdict, anomalies, dependencies } = checkIsolation(history, level);
  return {
    verdict,
    effort: dependencies,
    violations: anomalies.map(({ name, words }) => `${name}: ${words}`),
  };
}

function read({ file, format, keyed = false }: SimHistoryOptions, workspaceRoot: string): History {
  try {
    const text = readFileSync(resolve(workspaceRoot, file), 'utf8');
    return readHistory(text, { keyed, ...(format === undefined ? {} : { format }) });
  } catch (error) {
    throw unreadableHistory(file, error instanceof Error ? error.message : String(error));
  }
}

function initialOf({ initial }: SimHistoryOptions): unknown {
  if (initial === undefined) return undefined;
  try {
    return JSON.parse(initial) as unknown;
  } catch {
    throw initialIsNoJson(initial);
  }
}
