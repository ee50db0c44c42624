/**
 * The results of finished runs: their sums, their report, and its text. It holds no simulator, so a program
 * that only reads results loads it in a fraction of the time that `@gossip/sim-runtime/sim` takes.
 *
 * @packageDocumentation
 */
export { FAULT_KINDS } from './faults/fault-kind.js';
export { levelNumber, parseLevel } from './faults/level.js';
export { parseSeed } from './kernel/seed.js';
export { formatTraceHash } from './kernel/trace-hash.js';
export { isRecording, planOfRecording } from './plan/plan-of-recording.js';
export { NO_DEATH, NO_HANG } from './run/violation.js';
export { EMPTY_TALLY, failedSeeds } from './sweep/tally.js';
export { sumTallies, TallySum } from './sweep/tally-sum.js';
export { buildReport, groupFailures } from './report/build-report.js';
export { EXPORT_ENDINGS, EXPORT_FORMATS } from './report/export/export-format.js';
export { groundReport } from './report/ground-report.js';
export { exportRun } from './report/export/export-run.js';
export { formatCount, formatDuration, formatFigure } from './report/figures.js';
export { omittedWords } from './report/omitted-words.js';
export { formatReport } from './report/terminal.js';
