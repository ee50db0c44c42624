// Modified just now.
export const file = (text: string): File => new File([text], 'name'); // ~ no-clock
export const observe = (): unknown => new PerformanceObserver(() => undefined); // ~ no-clock
export const mark = (): unknown => new PerformanceMark('here'); // ~ no-clock
