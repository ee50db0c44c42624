import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const ENTRY_POINTS = ['index.ts', 'sim.ts', 'vitest.ts', 'node.ts'];

/** The exported types, functions and values that say nothing of themselves, and the members of those that do. */
function undocumented(): readonly string[] {
  const files = ENTRY_POINTS.map((name) => join(import.meta.dirname, name));
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    skipLibCheck: true,
    types: ['node'],
  };
  const program = ts.createProgram(files, options);
  const checker = program.getTypeChecker();
  const isSilent = (symbol: ts.Symbol): boolean =>
    symbol.getDocumentationComment(checker).length === 0 &&
    symbol.getJsDocTags(checker).length === 0;

  const exported = files.flatMap((file) => {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    return module === undefined ? [] : checker.getExportsOfModule(module).map(unaliased);
  });
  return [...new Set(exported)].filter(isOurs).flatMap((symbol) => {
    const silent = membersOf(symbol).filter(isSilent);
    const members = silent.map((member) => `${symbol.name}.${member.name}`);
    return isSilent(symbol) ? [symbol.name, ...members] : members;
  });

  function unaliased(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  }

  function membersOf(symbol: ts.Symbol): readonly ts.Symbol[] {
    return (symbol.declarations ?? []).flatMap((declaration) => {
      const hasMembers =
        ts.isInterfaceDeclaration(declaration) || ts.isClassDeclaration(declaration);
      if (!hasMembers) return [];
      return [...declaration.members].filter(isPublic).flatMap(({ name }) => {
        const member = name && checker.getSymbolAtLocation(name);
        return member === undefined || member.name.startsWith('__@') ? [] : [member];
      });
    });
  }
}

function isOurs({ declarations = [] }: ts.Symbol): boolean {
  return declarations.some(
    (declaration) => !declaration.getSourceFile().fileName.includes('node_modules'),
  );
}

function isPublic(member: ts.ClassElement | ts.TypeElement): boolean {
  const isHidden = member.name !== undefined && ts.isPrivateIdentifier(member.name);
  return !isHidden && !(ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Private);
}

it('has no exported symbol without a docstring', { timeout: 120_000 }, () => {
  expect(undocumented()).toEqual([]);
});
