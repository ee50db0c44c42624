import type { TSESTree } from '@typescript-eslint/types';

/** The pattern of a parameter, without its default value. */
export function parameterPattern(parameter: TSESTree.Parameter): TSESTree.Node {
  if (parameter.type === 'AssignmentPattern') return parameter.left;
  return parameter.type === 'TSParameterProperty'
    ? parameterPattern(parameter.parameter)
    : parameter;
}

/** The name of the type that a parameter is annotated with. */
export function parameterTypeName(parameter: TSESTree.Node): string | undefined {
  const pattern = parameter as { readonly typeAnnotation?: TSESTree.TSTypeAnnotation | null };
  return typeName(pattern.typeAnnotation?.typeAnnotation);
}

/** The name of a type, looking through `readonly` and `Readonly<…>`. */
export function typeName(type: TSESTree.TypeNode | undefined): string | undefined {
  switch (type?.type) {
    case 'TSTypeOperator':
      return typeName(type.typeAnnotation);
    case 'TSTypeReference': {
      if (type.typeName.type !== 'Identifier') return undefined;
      const { name } = type.typeName;
      return name === 'Readonly' ? typeName(type.typeArguments?.params[0]) : name;
    }
    default:
      return undefined;
  }
}
