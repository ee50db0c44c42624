import { type CommandResult } from '../command/run-command.js';

/** A step of the demo did not do what the demo says it does. */
export class DemoFailure extends Error {}

/** @throws DemoFailure, with the command's whole output, unless `kept` holds. */
export function demand(kept: boolean, promise: string, run: CommandResult): asserts kept {
  if (kept) return;
  throw new DemoFailure(
    `The demo promised: ${promise}.\n\`${run.command}\` ended with exit code ${run.status} and said:\n${run.output}`,
  );
}
