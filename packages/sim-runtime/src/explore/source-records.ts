import { RandomStream } from '../kernel/random-stream.js';
import { type DefinedPipeline } from '../pipeline/defined-pipeline.js';

/** The source of a definition draws from this stream: one representative input. */
const INPUT_SEED = 0;

/** All records of a pipeline's source in an exploration. */
export function sourceRecords({ source, configuration }: DefinedPipeline): readonly unknown[] {
  return source({ random: new RandomStream(INPUT_SEED), configuration });
}
