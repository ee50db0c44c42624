import { Linter } from 'eslint';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { plainDocstrings, refusedTurns } from '../../../lint/plain-words.mjs';

const PLUGIN = fileURLToPath(new URL('../../../packages/sim-plugin', import.meta.url));

function messagesFor(code: string): readonly string[] {
  const found = new Linter().verify(code, { ...plainDocstrings, files: ['**/*.js'] }, 'code.js');
  return found.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

describe('a docstring', () => {
  it.each([
    ['What a sweep comes to.', 'comes to'],
    ['The time that nobody has.', 'nobody'],
    ['Whoever calls it.', 'Whoever'],
    ['What becomes of a message.', 'becomes of'],
    ['The seed that a worker is told.', 'is told'],
    ['The weather of a run.', 'weather'],
    ['The level: how much goes wrong.', 'how much goes wrong'],
  ])('is refused: %s', (text, turn) => {
    const [message = ''] = messagesFor(`/** ${text} */`);
    expect(message).toContain(`A docstring avoids "${turn}":`);
  });

  it('is refused over the end of a line, at the place of the turn', () => {
    const [message] = messagesFor('/**\n * The state that a run comes\n * to.\n */');
    expect(message).toMatch(/^2:25 A docstring avoids "comes to"/);
  });

  it.each([
    '/** The outcome of a sweep. */',
    '/** Numbers as tokens. */',
    '// What a sweep comes to.',
    '/* What a sweep comes to. */',
    'const text = "/** nobody */";',
  ])('may be, and other text too: %s', (code) => {
    expect(messagesFor(code)).toEqual([]);
  });
});

/** The refused turns in files of the plugin, by file. */
function turnsIn(files: readonly string[]): readonly string[] {
  return files.flatMap((file) =>
    refusedTurns(readFileSync(join(PLUGIN, file), 'utf8')).map(({ turn }) => `${file}: ${turn}`),
  );
}

function sourcesThatEndIn(end: string): readonly string[] {
  return readdirSync(join(PLUGIN, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(end))
    .map((file) => join('src', file));
}

it('the descriptions of options and files have no refused turn', () => {
  const schemas = [
    'executors.json',
    'generators.json',
    'migrations.json',
    ...sourcesThatEndIn('/schema.json'),
  ];
  expect(schemas).toContain('src/executors/sim-run/schema.json');
  expect(turnsIn(schemas)).toEqual([]);
});

it('the templates of generated files have no refused turn', () => {
  const templates = sourcesThatEndIn('.template');
  expect(templates).toContain('src/generators/module/files/gossip/src/protocol.ts.template');
  expect(turnsIn(templates)).toEqual([]);
});
