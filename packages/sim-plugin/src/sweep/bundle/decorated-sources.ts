import { SourceMap } from 'node:module';
import type { OutputChunk } from 'rolldown';
import { parseSync, Visitor } from 'rolldown/utils';

/** What a line of a bundle has of a comment: the runtime's own comments are full of tags. */
const COMMENT = /\/\*.*?\*\/|^\s*\*(?:\/|.*?\*\/|.*$)|^\s*\/\/.*$|\/\*\*(?!.*\*\/).*$/gm;

/**
 * What may be a decorator or an auto-accessor. Parsing a bundle takes as long as making it, so it is done
 * only where there is one, or a text that looks like one.
 */
const DECORATION = /(?:^|[\s({[;,=:])@|\baccessor\s+[\w$#["']/m;

/** A place in a source file, counted from 1. */
export interface DecoratedSource {
  /** Absolute path. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * The source files of a bundle that have standard decorators or auto-accessors left in them, which the
 * bundler parses and does not lower, each with the first place. Decorators of the older kind
 * (`experimentalDecorators`) are lowered by then.
 *
 * @param resolve - makes a source of the map absolute
 */
export function decoratedSources(
  { code, map }: Pick<OutputChunk, 'code' | 'map'>,
  resolve: (source: string) => string,
): readonly DecoratedSource[] {
  if (map === null || !DECORATION.test(code.replace(COMMENT, ''))) return [];
  const offsets = decorationsOf(code);
  if (offsets.length === 0) return [];
  const sourceMap = new SourceMap({ ...map, sourceRoot: '' });
  const found = new Map<string, DecoratedSource>();
  for (const offset of offsets) {
    const before = code.slice(0, offset).split('\n');
    const entry = sourceMap.findEntry(before.length - 1, before.at(-1)?.length ?? 0);
    if (!('originalSource' in entry)) continue;
    const file = resolve(entry.originalSource);
    const place = { file, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
    if (!found.has(file)) found.set(file, place);
  }
  return [...found.values()];
}

function decorationsOf(code: string): readonly number[] {
  const offsets: number[] = [];
  const note = ({ start }: { readonly start: number }): void => {
    offsets.push(start);
  };
  new Visitor({ Decorator: note, AccessorProperty: note }).visit(
    parseSync('simulation.mjs', code).program,
  );
  return offsets.sort((left, right) => left - right);
}
