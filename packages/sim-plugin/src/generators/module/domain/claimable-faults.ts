import {
  claimableFaults,
  COORDINATION,
  type FaultKind,
  GOSSIP,
  PIPELINE,
} from '@gossip/sim-runtime/sim';
import { SERVICE } from '@gossip/sim-runtime/service';
import { type ModuleType } from '../../../config/module-type.js';

/** The faults that a generated module can claim to survive, as the runtime's table of faults has them. */
export const CLAIMABLE_FAULTS: Readonly<Record<ModuleType, readonly FaultKind[]>> = {
  coordination: claimableFaults(COORDINATION),
  gossip: claimableFaults(GOSSIP),
  pipeline: claimableFaults(PIPELINE),
  service: claimableFaults(SERVICE),
};
