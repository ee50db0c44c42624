const PART = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const IPV4 = new RegExp(`^${PART}(?:\\.${PART}){3}$`);

export function isIPv4(text: unknown): boolean {
  return IPV4.test(String(text));
}

export function isIPv6(text: unknown): boolean {
  return /^[\da-f:.]*:[\da-f:.]*:[\da-f:.]*$/i.test(String(text));
}

export function isIP(text: unknown): number {
  return isIPv4(text) ? 4 : isIPv6(text) ? 6 : 0;
}
