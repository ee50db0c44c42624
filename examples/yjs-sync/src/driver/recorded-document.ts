import { join } from 'node:path';
import { FlightRecorder } from '@gossip/sim-runtime/node';
import { SIMULATION } from '../star.js';
import { Editor, type EditorOptions } from './editor.js';

/** Where a document is kept, and where what reaches it is recorded. */
export interface Files {
  readonly document: string;
  readonly recording: string;
}

/** A document that runs for real, and the recording of what reaches it, to be closed when it has ended. */
export interface RecordedDocument {
  readonly editor: Editor;
  readonly recorder: FlightRecorder;
}

/** Opens a document of a star, and records what reaches it for the star's simulation to replay. */
export async function openRecorded(
  files: Files,
  options: Omit<EditorOptions, 'logPath' | 'recorder'>,
): Promise<RecordedDocument> {
  const { onError } = options;
  const recorder = new FlightRecorder(files.recording, {
    simulation: SIMULATION,
    type: 'gossip',
    onError,
  });
  const editor = await Editor.open({ ...options, logPath: files.document, recorder });
  return { editor, recorder };
}

/** The files of a document that has a folder of its own. */
export function filesIn(folder: string): Files {
  return { document: join(folder, 'document'), recording: join(folder, 'recording') };
}
