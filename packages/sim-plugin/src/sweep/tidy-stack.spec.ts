import { expect, it } from 'vitest';
import { tidyStack } from './tidy-stack.js';

const OWN = '    at transition (file:///work/acme/packages/orders/src/logic.ts:3:9)';
const TOOLS = [
  '    at SimHarness.apply (file:///work/acme/node_modules/@gossip/sim-runtime/dist/sim.js:1:2)',
  '    at Module._compile (node:internal/modules/cjs/loader:1:2)',
];

it('keeps the frames of the module, with paths from the root', () => {
  const stack = ['Error: boo', OWN, ...TOOLS].join('\n');
  expect(tidyStack(stack, '/work/acme')).toBe(
    'Error: boo\n    at transition (packages/orders/src/logic.ts:3:9)',
  );
});

it('leaves the message alone where there are frames of the tools only', () => {
  expect(tidyStack(['Error: boo', ...TOOLS].join('\n'), '/work/acme')).toBe('Error: boo');
});
