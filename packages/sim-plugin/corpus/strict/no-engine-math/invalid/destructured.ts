// Under its own name.
const { sin } = Math; // ~ no-engine-math
export const wave = (t: number): number => sin(t);
