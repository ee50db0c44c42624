/**
 * A whole number with its thousands apart: `1,284,113`.
 *
 * @param count - a whole number, 0 or more
 */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/**
 * A large number in short: `6.1 M`, `34 k`, `12`.
 *
 * @param value - 0 or more
 */
export function formatFigure(value: number): string {
  if (value >= 1_000_000) return `${(value / 1_000_000).toFixed(1)} M`;
  return value >= 1_000 ? `${Math.round(value / 1_000)} k` : String(Math.round(value));
}

const UNITS = [
  { name: 'd', ms: 86_400_000 },
  { name: 'h', ms: 3_600_000 },
  { name: 'm', ms: 60_000 },
] as const;

/**
 * A duration in its two largest units: `2 h 46 m`, `0.9 s`, `12 ms`.
 *
 * @param ms - in milliseconds, 0 or more
 */
export function formatDuration(ms: number): string {
  const index = UNITS.findIndex((unit) => ms >= unit.ms);
  const large = UNITS[index];
  if (large === undefined)
    return ms < 100 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
  const whole = Math.floor(ms / large.ms);
  const small = UNITS[index + 1] ?? { name: 's', ms: 1_000 };
  return `${whole} ${large.name} ${Math.floor((ms % large.ms) / small.ms)} ${small.name}`;
}

/** How many times as fast: `11,000x`, to two significant digits. */
export function formatFactor(factor: number): string {
  if (factor < 10) return `${factor.toFixed(1)}x`;
  const scale = 10 ** Math.max(0, Math.floor(Math.log10(factor)) - 1);
  return `${formatCount(Math.round(factor / scale) * scale)}x`;
}
