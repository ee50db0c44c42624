import { describe, expect, it } from 'vitest';
import { isPrinted } from './printed-output.js';

const OUTPUT = `
> nx run orders:sim-run

SIMULATION REPORT  orders · Level 2 Stormy
Result         PASS   100 of 100 seeds
Events         12,345   1.1 M/s
Simulated      2 h 46 m in 0.9 s   (11,000x)

done
`;

describe('what a page says a command prints', () => {
  it.each([
    ['a line', 'Result         PASS   100 of 100 seeds'],
    [
      'lines in a row',
      'SIMULATION REPORT  orders · Level 2 Stormy\nResult  PASS   100 of 100 seeds',
    ],
    ['other times and speeds', 'Events  12,345   6.2 M/s\nSimulated   2 h 46 m in 31 ms   (3x)'],
    ['a line cut short', 'SIMULATION REPORT  orders · …'],
    ['lines left out', 'SIMULATION REPORT  orders · Level 2 Stormy\n…\ndone'],
  ])('may be %s', (_, expected) => {
    expect(isPrinted(expected, OUTPUT)).toBe(true);
  });

  it.each([
    ['another figure', 'Events         12,346   1.1 M/s'],
    ['half a line', 'Result         PASS'],
    ['lines in another order', 'done\n…\nSIMULATION REPORT  orders · Level 2 Stormy'],
    ['a silent omission', 'SIMULATION REPORT  orders · Level 2 Stormy\ndone'],
  ])('may not be %s', (_, expected) => {
    expect(isPrinted(expected, OUTPUT)).toBe(false);
  });
});
