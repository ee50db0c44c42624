import { expect, it } from 'vitest';
import { parseSimConfig } from './parse-sim-config.js';

const modules = { orders: { type: 'coordination', simulation: 'src/sim.ts' } };
const parse = (decisions: unknown) =>
  parseSimConfig(JSON.stringify({ modules, decisions }), 'sim.config.json').decisions;

it('takes design decisions, with or without a source', () => {
  const decisions = [
    {
      statement: 'Writes are fenced.',
      claims: ['no write gets past the fence'],
      source: 'a paper',
    },
    { statement: 'A lease ends by itself.', claims: [], hazard: 'clock-trust' },
  ];
  expect(parse(decisions)).toEqual(decisions);
  expect(() => parse([{ statement: 'x' }])).toThrow(
    'at decisions.0.claims: expected a list, found nothing',
  );
});
