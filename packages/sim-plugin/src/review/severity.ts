/**
 * How much a finding weighs: `BLOCK` breaks "same seed, same universe" and fails the check, `WARN`
 * may break it, `INFO` is worth knowing.
 */
export type Severity = 'BLOCK' | 'WARN' | 'INFO';

/**
 * How pure a file has to be: `strict` admits no effect at all (coordination, gossip), `moderate`
 * admits asynchronous effects behind ports (pipeline), `boundary` admits all that a simulation takes over (service), `adapter` is the outside world and exempt.
 */
export type Boundary = 'strict' | 'moderate' | 'boundary' | 'adapter';
