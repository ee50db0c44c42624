// An interpreter's own method.
export const run = (machine: { eval(text: string): number }): number => machine.eval('1');
