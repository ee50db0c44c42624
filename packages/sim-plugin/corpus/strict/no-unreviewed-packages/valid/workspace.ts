// A library of the same workspace is reviewed where it stands; an unknown one is the type checker's finding.
import { nodeId } from '@gossip/sim-runtime';
import { depth } from '@acme/unknown';
export const first = nodeId(depth);
