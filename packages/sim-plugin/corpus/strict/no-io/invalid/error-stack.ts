// Files, lines and the depth of the calls.
export function depth(): number {
  return (new Error('here').stack ?? '').split('\n').length; // ~ no-io
}
export function attempt(work: () => void): string {
  try {
    work();
  } catch (error) {
    return String((error as Error).stack); // ~ no-io
  }
  try {
    work();
  } catch (error) {
    const { stack } = error as TypeError; // ~ no-io
    return stack ?? '';
  }
  return '';
}
export const textOf = (cause: RangeError): string => cause['stack'] ?? ''; // ~ no-io
export function destructured(work: () => void): string {
  try {
    work();
  } catch ({ stack }) { // ~ no-io
    return String(stack);
  }
  return '';
}
