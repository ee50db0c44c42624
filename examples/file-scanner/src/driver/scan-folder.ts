import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type DriverErrorHandler,
  type FlightRecorder,
  PipelineDriver,
} from '@gossip/sim-runtime/node';
import { scannerFor } from '../logic.js';
import { type Effect, type Event, initialState, type State } from '../state.js';
import { CheckpointFile } from './checkpoint-file.js';
import { FindingsLog } from './findings-log.js';
import { FolderSource } from './folder-source.js';

export interface ScanOptions {
  /** The folder to scan. */
  readonly folder: string;
  /** Where the scan keeps its manifest, its checkpoint and its findings; made if need be. */
  readonly work: string;
  readonly patterns: readonly string[];
  /** How many bytes make a record. Default 65,536. */
  readonly chunkSize?: number;
  readonly onError?: DriverErrorHandler;
  /** Writes down what reaches the scanner. */
  readonly recorder?: FlightRecorder;
  readonly signal?: AbortSignal;
}

/** The file in the work folder that holds the findings. */
export const FINDINGS = 'findings.ndjson';

/**
 * Scans a folder, or goes on with a scan that was interrupted.
 *
 * @throws RangeError for a pattern without a character; whatever the file system fails with at the start
 */
export async function scanFolder(options: ScanOptions): Promise<void> {
  const { folder, work, chunkSize = 65_536, onError, recorder, signal } = options;
  if (options.patterns.some((pattern) => pattern === '')) {
    throw new RangeError('A pattern must have at least one character.');
  }
  // As bytes, like the chunks.
  const patterns = options.patterns.map((pattern) => Buffer.from(pattern).toString('latin1'));
  await mkdir(work, { recursive: true });
  const sink = await FindingsLog.open(join(work, FINDINGS));
  try {
    const driver = await PipelineDriver.start<State, Event, Effect>({
      initialState,
      step: scannerFor(patterns),
      source: await FolderSource.open(folder, join(work, 'manifest.json'), chunkSize),
      checkpoints: new CheckpointFile(join(work, 'checkpoint.json')),
      sink,
      msPerTick: 10,
      ...(onError === undefined ? {} : { onError }),
      ...(recorder === undefined ? {} : { recorder }),
      ...(signal === undefined ? {} : { signal }),
    });
    await driver.finished;
  } finally {
    await sink.close();
  }
}
