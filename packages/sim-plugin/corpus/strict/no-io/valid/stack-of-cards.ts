// Another stack, and an error without it.
interface Machine {
  readonly stack: readonly number[];
}
export const top = ({ stack }: Machine): number | undefined => stack.at(-1);
export const size = (machine: Machine): number => machine.stack.length;
export const textOf = (error: Error): string => `${error.name}: ${error.message}`;
export class Failure extends Error {
  constructor() {
    super('failed');
    this.stack = '';
  }
}
