import { spawn } from 'node:child_process';
// sim-allow no-unsimulated-apis -- a run never takes a dump
export const dump = (): unknown => spawn('dump');
