import type { TSESTree } from '@typescript-eslint/types';
import { moduleFolderOf, type ModuleFolder } from '../module-folder.js';
import type { Rule } from '../rule.js';

type MessageId = 'input' | 'error';

const INPUTS = /(^|[a-z])(Input|Event|Message)$/;
const ERRORS = /(^|[a-z])(Error|Failure|Reason|Refusal|Rejection)$/;
const DISCRIMINANTS: ReadonlySet<string> = new Set(['kind', 'type', 'tag']);

/** Every input and every way to fail is tried somewhere. */
export const everyInputTested: Rule<MessageId> = {
  name: 'every-input-tested',
  summary: 'Try every input and every error out in a test or an operation of the simulation.',
  why: 'An input that nothing sends is never simulated, so nothing is known about the universes in which it arrives.',
  severity: 'WARN',
  aboutTypes: true,
  boundaries: ['strict', 'moderate'],
  messages: {
    input: {
      what: 'No test and no operation of the simulation mentions the input `{{kind}}`.',
      fix: 'Add a test of its transition to `tests/`, or an operation that sends it to `sim.ts`.',
    },
    error: {
      what: 'No test and no oracle mentions the error `{{kind}}`.',
      fix: 'Add a test to `tests/` that provokes it.',
    },
  },
  create(context) {
    const declared = new Map<string, TSESTree.Node>();
    return {
      TSTypeAliasDeclaration(node) {
        declared.set(node.id.name, node.typeAnnotation);
      },
      TSInterfaceDeclaration(node) {
        declared.set(node.id.name, node.body);
      },
      'Program:exit'(program) {
        const unions = program.body.flatMap((statement) => exportedUnion(statement) ?? []);
        if (unions.length === 0) return;
        const folder = moduleFolderOf(context.filename);
        if (!folder) return;
        for (const { messageId, type } of unions) {
          for (const [kind, node] of kindsOf(type, declared)) {
            if (isTried(kind, folder)) continue;
            context.report({ node, messageId, data: { kind } });
          }
        }
      },
    };
  },
};

function exportedUnion(
  statement: TSESTree.Node,
): { readonly messageId: MessageId; readonly type: TSESTree.TypeNode } | undefined {
  if (statement.type !== 'ExportNamedDeclaration') return undefined;
  const { declaration } = statement;
  if (declaration?.type !== 'TSTypeAliasDeclaration') return undefined;
  const { name } = declaration.id;
  if (INPUTS.test(name)) return { messageId: 'input', type: declaration.typeAnnotation };
  return ERRORS.test(name) ? { messageId: 'error', type: declaration.typeAnnotation } : undefined;
}

/** The values of the discriminant in a union, each with the node that gives it. */
function kindsOf(
  type: TSESTree.Node,
  declared: ReadonlyMap<string, TSESTree.Node>,
  seen: ReadonlySet<string> = new Set(),
): readonly (readonly [string, TSESTree.Node])[] {
  switch (type.type) {
    case 'TSUnionType':
      return type.types.flatMap((it) => kindsOf(it, declared, seen));
    case 'TSLiteralType':
      return type.literal.type === 'Literal' && typeof type.literal.value === 'string'
        ? [[type.literal.value, type]]
        : [];
    case 'TSTypeLiteral':
      return type.members.flatMap(kindOfMember);
    case 'TSInterfaceBody':
      return type.body.flatMap(kindOfMember);
    case 'TSTypeReference': {
      const name = type.typeName.type === 'Identifier' ? type.typeName.name : '';
      const target = declared.get(name);
      return target && !seen.has(name) ? kindsOf(target, declared, new Set([...seen, name])) : [];
    }
    default:
      return [];
  }
}

function kindOfMember(member: TSESTree.TypeElement): readonly (readonly [string, TSESTree.Node])[] {
  if (member.type !== 'TSPropertySignature' || member.key.type !== 'Identifier') return [];
  if (!DISCRIMINANTS.has(member.key.name)) return [];
  const type = member.typeAnnotation?.typeAnnotation;
  return type ? kindsOf(type, new Map()) : [];
}

function isTried(kind: string, folder: ModuleFolder): boolean {
  for (const text of folder.trials()) if (mentions(text, kind)) return true;
  return false;
}

function mentions(text: string, kind: string): boolean {
  return ["'", '"', '`'].some((quote) => text.includes(quote + kind + quote));
}
