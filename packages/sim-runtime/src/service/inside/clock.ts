import { system } from './system.js';

const RealDate = Date;

/** `Date` by the host's clock. */
export const SimulatedDate = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [system.wallMs()] : args, newTarget) as object,
  apply: () => new RealDate(system.wallMs()).toString(),
  get: (target, key, receiver) =>
    key === 'now' ? () => system.wallMs() : (Reflect.get(target, key, receiver) as unknown),
});

/** What `performance` is: time since the host's start. Marks and measures are kept by the caller alone. */
export const performance = {
  now: () => system.uptimeMs(),
  get timeOrigin() {
    return system.wallMs() - system.uptimeMs();
  },
  mark: (name: string) => ({ name, entryType: 'mark', startTime: system.uptimeMs(), duration: 0 }),
  measure: (name: string) => ({ name, entryType: 'measure', startTime: 0, duration: 0 }),
  clearMarks: () => undefined,
  clearMeasures: () => undefined,
  getEntries: () => [],
  getEntriesByName: () => [],
  getEntriesByType: () => [],
  eventLoopUtilization: () => ({ idle: 0, active: 0, utilization: 0 }),
  timerify: <Work>(work: Work) => work,
  toJSON: () => ({}),
};

/** Puts the clock in the place of the engine's. */
export function installClock(): void {
  Object.defineProperty(RealDate.prototype, 'constructor', {
    value: SimulatedDate,
    writable: true,
    configurable: true,
  });
  const { prototype } = Intl.DateTimeFormat;
  const { formatToParts } = prototype;
  prototype.formatToParts = function (date) {
    return formatToParts.call(this, date ?? system.wallMs());
  };
  const format = Object.getOwnPropertyDescriptor(prototype, 'format');
  Object.defineProperty(prototype, 'format', {
    configurable: true,
    get(this: Intl.DateTimeFormat) {
      const own = format?.get?.call(this) as (date?: Date | number) => string;
      return (date?: Date | number) => own(date ?? system.wallMs());
    },
  });
}
