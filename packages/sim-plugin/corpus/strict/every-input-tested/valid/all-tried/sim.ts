export const sends = [{ kind: 'acquire' }];
