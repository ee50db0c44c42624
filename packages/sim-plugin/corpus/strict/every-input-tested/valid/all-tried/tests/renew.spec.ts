export const input = { kind: "renew" };
