import type { TSESTree } from '@typescript-eslint/types';
import { isBuiltin } from 'node:module';
import { importsOf } from './imports.js';
import type { ModuleFile } from './module-files.js';

/** What a production file is, by which kinds of tests pay. */
export type FileKind =
  'transition' | 'protocol' | 'codec' | 'adapter' | 'I/O' | 'helper' | 'types' | 'entry';

const PROTOCOL = ['handleInput', 'pollTransmit'];
const CODEC = /^(parse|encode|decode|serialize|deserialize|toBytes|fromBytes)([A-Z]|$)/;
const TRANSITION = /^(transition|step)$/;
/** The contracts of the runtime that such a function has. */
const TRANSITION_TYPES = ['Transition', 'Step'];

/** Classifies a file by what it exports and imports. */
export function kindOf(file: ModuleFile): FileKind {
  const statements = file.source.ast.body;
  const declared = statements.flatMap(declaredIn);
  const isIo = importsOf(file).some((wanted) => isBuiltin(wanted));
  const classes = declared.filter((it) => it.type === 'ClassDeclaration');
  if (isIo) return classes.length > 0 ? 'adapter' : 'I/O';
  if (classes.some(isProtocol)) return 'protocol';
  if (declared.length === 0) {
    return statements.every((statement) => isPassedOn(statement)) ? 'entry' : 'types';
  }
  const names = declared.flatMap(namesOf);
  const isTransition = importedNames(file).some((name) => TRANSITION_TYPES.includes(name));
  if (isTransition || names.some((name) => TRANSITION.test(name))) return 'transition';
  return names.some((name) => CODEC.test(name)) ? 'codec' : 'helper';
}

/** What a statement declares that runs, exported or not. */
function declaredIn(statement: TSESTree.Statement): readonly TSESTree.Node[] {
  const declaration =
    statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  switch (declaration?.type) {
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'VariableDeclaration':
      return [declaration];
    default:
      return [];
  }
}

/** The names that a file imports, by what the other file calls them. */
function importedNames({ source }: ModuleFile): readonly string[] {
  return source.ast.body.flatMap((statement) =>
    statement.type === 'ImportDeclaration'
      ? statement.specifiers.flatMap((specifier) =>
          specifier.type === 'ImportSpecifier' && specifier.imported.type === 'Identifier'
            ? [specifier.imported.name]
            : [],
        )
      : [],
  );
}

/** Whether a statement imports, or exports what another file declares. */
function isPassedOn(statement: TSESTree.Statement): boolean {
  if (statement.type === 'ExportNamedDeclaration') return statement.declaration === null;
  return statement.type === 'ImportDeclaration' || statement.type === 'ExportAllDeclaration';
}

function isProtocol(node: TSESTree.ClassDeclaration): boolean {
  const methods = node.body.body.flatMap((member) =>
    member.type === 'MethodDefinition' && member.key.type === 'Identifier' ? [member.key.name] : [],
  );
  return PROTOCOL.every((name) => methods.includes(name));
}

function namesOf(node: TSESTree.Node): readonly string[] {
  if (node.type === 'FunctionDeclaration') return node.id === null ? [] : [node.id.name];
  if (node.type !== 'VariableDeclaration') return [];
  return node.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
}
