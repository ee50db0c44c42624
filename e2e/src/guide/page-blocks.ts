import { type Action, type Block } from './block.js';

const FENCE = /^```(.*)$/;

/**
 * The fenced blocks of a page, in their order. What is to be done with one stands in its info string:
 *
 * - `sh`, `sh fails`
 * - `ts`, `ts as=name`, `ts fails="an oracle's name"`, `ts file=path`
 * - `json file=path`
 * - `diff file=path`
 * - `text`
 * - any language with `not-run="the reason"`
 *
 * @throws when an info string says something else: a block that nothing executes has to carry a reason.
 */
export function pageBlocks(page: string, markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: { readonly line: number; readonly info: string; readonly text: string[] } | undefined;
  for (const [index, line] of markdown.split('\n').entries()) {
    const info = FENCE.exec(line)?.[1];
    if (open === undefined) {
      if (info !== undefined) open = { line: index + 1, info, text: [] };
    } else if (info === undefined) open.text.push(line);
    else {
      const action = actionOf(open.info, page, open.line);
      blocks.push({ line: open.line, text: open.text.join('\n'), action });
      open = undefined;
    }
  }
  if (open !== undefined) throw new Error(`${page}:${open.line}: the block is never closed.`);
  return blocks;
}

function actionOf(info: string, page: string, line: number): Action {
  const reason = valueOf(info, 'not-run');
  if (reason !== undefined && reason !== '') return { kind: 'nothing', reason };
  const language = info.split(' ', 1)[0] ?? '';
  const path = /^\w+ file=(\S+)$/.exec(info)?.[1];
  if (path !== undefined) {
    if (language === 'ts' || language === 'json') return { kind: 'file', path };
    if (language === 'diff') return { kind: 'change', path };
  }
  if (info === 'sh') return { kind: 'command', fails: false };
  if (info === 'sh fails') return { kind: 'command', fails: true };
  const program = /^ts(?: as=(\w+))?(?: fails="([^"]+)")?$/.exec(info);
  if (program !== null) {
    const [, name = `line-${line}`, fails] = program;
    return { kind: 'program', name, fails };
  }
  if (info === 'text') return { kind: 'output' };
  throw new Error(
    `${page}:${line}: nothing executes a block of "${info}". Say what is to be done with it, or not-run="why not".`,
  );
}

function valueOf(info: string, name: string): string | undefined {
  return new RegExp(` ${name}="([^"]*)"$`).exec(info)?.[1];
}
