import { COORDINATION_RECORD } from '../../coordination/recorded-kinds.js';
import { GOSSIP_RECORD } from '../../gossip/recorded-kinds.js';
import { PIPELINE_RECORD } from '../../pipeline/recorded-kinds.js';
import { type ModuleType } from '../../plan/plan.js';
import { type RecordedKind } from '../../recording/recorded-input.js';

/** What recordings of modules of each type hold. */
export const RECORDED_KINDS: Readonly<Record<ModuleType, readonly RecordedKind[]>> = {
  coordination: COORDINATION_RECORD,
  gossip: GOSSIP_RECORD,
  pipeline: PIPELINE_RECORD,
  // Services are not recorded.
  service: [],
};
