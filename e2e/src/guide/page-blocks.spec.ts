import { describe, expect, it } from 'vitest';
import { pageBlocks } from './page-blocks.js';

const fenced = (info: string, text = 'x'): string => ['```' + info, text, '```'].join('\n');
const actions = (markdown: string): readonly unknown[] =>
  pageBlocks('page.md', markdown).map(({ action }) => action);

describe('the blocks of a page', () => {
  it('say what is to be done with them', () => {
    const programs = ['ts', 'ts as=a', 'ts fails="no loss"', 'ts file=src/a.ts'];
    const infos = ['sh', 'sh fails', ...programs, 'text', 'diff file=src/a.ts'];
    expect(actions(infos.map((info) => fenced(info)).join('\n'))).toEqual([
      { kind: 'command', fails: false },
      { kind: 'command', fails: true },
      { kind: 'program', name: 'line-7', fails: undefined },
      { kind: 'program', name: 'a', fails: undefined },
      { kind: 'program', name: 'line-13', fails: 'no loss' },
      { kind: 'file', path: 'src/a.ts' },
      { kind: 'output' },
      { kind: 'change', path: 'src/a.ts' },
    ]);
  });

  it('keep their lines', () => {
    expect(
      pageBlocks('page.md', `# Title\n\n${fenced('sh', 'npx nx test a\nnpx nx test b')}\n`),
    ).toEqual([
      { line: 3, text: 'npx nx test a\nnpx nx test b', action: { kind: 'command', fails: false } },
    ]);
  });

  it('may be left alone for a reason', () => {
    expect(actions(fenced('sh not-run="it needs an account"'))).toEqual([
      { kind: 'nothing', reason: 'it needs an account' },
    ]);
  });

  it.each(['', 'js', 'sh not-run=""', 'sh twice', 'yaml'])('are refused as "%s"', (info) => {
    expect(() => actions(fenced(info))).toThrow(/page\.md:1: nothing executes/);
  });

  it('are refused when one is never closed', () => {
    expect(() => actions('```sh\nnpx nx test a')).toThrow(/page\.md:1: the block is never closed/);
  });
});
