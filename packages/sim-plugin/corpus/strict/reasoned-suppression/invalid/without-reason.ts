// Without a reason it allows nothing, and is a finding itself.
export const at = Date.now(); /* sim-allow no-clock */ // ~ no-clock reasoned-suppression
