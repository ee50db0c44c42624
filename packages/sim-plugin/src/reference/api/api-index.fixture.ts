import {
  type DeclarationReflection,
  type ProjectReflection,
  type Reflection,
  ReflectionKind,
} from 'typedoc';

type UrlTo = (reflection: Reflection) => string;

/** The first page: every entry point and room, and the names of what is in it. */
export function apiIndex({ children = [] }: ProjectReflection, urlTo: UrlTo): string {
  const sections = children.map((module) => entryPoint(module, urlTo));
  return [
    '# API',
    'Everything that can be imported, written from the docstrings of the sources.',
    ...sections,
  ].join('\n\n');
}

function entryPoint(module: DeclarationReflection, urlTo: UrlTo): string {
  const rooms = module.getChildrenByKind(ReflectionKind.Module) as DeclarationReflection[];
  if (rooms.length === 0) return told(`## [\`${module.name}\`](${urlTo(module)})`, module, urlTo);
  const lists = rooms.map((room) => told(`### [${room.name}](${urlTo(room)})`, room, urlTo));
  return [`## \`${module.name}\``, summary(module), ...lists].join('\n\n');
}

function told(title: string, module: DeclarationReflection, urlTo: UrlTo): string {
  const names = (module.children ?? []).map((symbol) => `[\`${symbol.name}\`](${urlTo(symbol)})`);
  return [title, summary(module), names.join(' · ')].join('\n\n');
}

function summary({ comment }: DeclarationReflection): string {
  return (comment?.summary ?? []).map(({ text }) => text).join('');
}
