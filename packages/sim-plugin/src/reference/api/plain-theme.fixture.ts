import {
  type DeclarationReflection,
  IntersectionType,
  LiteralType,
  ProjectReflection,
  type Reflection,
  ReflectionKind,
  ReflectionType,
  type SignatureReflection,
  type SomeType,
  UnionType,
} from 'typedoc';
import {
  type MarkdownPageEvent,
  MarkdownTheme,
  MarkdownThemeContext,
} from 'typedoc-plugin-markdown';
import { apiIndex } from './api-index.fixture.js';

/** Markdown for people who read: says nothing twice, and nothing that a signature shows already. */
export class PlainTheme extends MarkdownTheme {
  override getRenderContext(page: MarkdownPageEvent<Reflection>): MarkdownThemeContext {
    return new PlainContext(this, page, this.application.options);
  }
}

/** A table of type parameters of which nothing is known but their names. */
const NAMES_ALONE =
  /#+ Type Parameters\n{2,}\| Type Parameter \|\n\|[ :-]+\|\n((?:\| (?:<a id="[^"]*"><\/a> )?`\w+` \|\n)+)/g;

function tidyNames(page: string): string {
  return page.replace(NAMES_ALONE, namesInALine);
}

function namesInALine(_table: string, rows: string): string {
  const names = [...rows.matchAll(/`\w+`/g)].map(([name]) => name);
  return `Type parameters: ${names.join(', ')}\n`;
}

interface Nesting {
  readonly headingLevel: number;
}

class PlainContext extends MarkdownThemeContext {
  constructor(...built: ConstructorParameters<typeof MarkdownThemeContext>) {
    super(...built);
    const { reflection } = this.templates;
    this.templates = {
      ...this.templates,
      reflection: (page) => this.#page(page) ?? tidyNames(reflection(page)),
    };
    this.partials = {
      ...this.partials,
      accessor: (model, options) => this.#accessor(model, options),
      inheritance: () => '',
      pageTitle: () => this.#title(this.page.model),
      signatureReturns: (model) => this.#returns(model),
      typeDeclarationUnionContainer: (model) => this.#members(model),
    };
  }

  /** The page that lists all others, if this is it. */
  #page({ model }: { readonly model: Reflection }): string | undefined {
    if (!(model instanceof ProjectReflection)) return undefined;
    return apiIndex(model, (symbol) => this.urlTo(symbol));
  }

  #title({ name, parent }: Reflection): string {
    return parent?.kindOf(ReflectionKind.Module) === true ? `${parent.name}: ${name}` : name;
  }

  #accessor({ getSignature, setSignature }: DeclarationReflection, options: Nesting): string {
    const sides = [
      { signature: getSignature, accessor: 'get' },
      { signature: setSignature, accessor: 'set' },
    ];
    return sides
      .flatMap(({ signature, accessor }) =>
        signature === undefined
          ? []
          : [this.partials.signature(signature, { ...options, accessor })],
      )
      .join('\n\n');
  }

  /** What a function returns, where more is to be said of it than its type. */
  #returns({ comment }: SignatureReflection): string {
    const returns = comment?.getTag('@returns');
    return returns === undefined ? '' : `Returns ${this.helpers.getCommentParts(returns.content)}.`;
  }

  /** The members of a union, each by what marks it. */
  #members({ type }: DeclarationReflection): string {
    if (!(type instanceof UnionType)) return '';
    const members = type.types.map((member, index) => {
      const summary = type.elementSummaries?.[index];
      const fields = fieldsOf(member);
      const mark = fields.find(({ type: marked }) => marked instanceof LiteralType);
      const title =
        mark === undefined ? member.toString() : `${mark.name}: ${mark.type?.toString()}`;
      const rest = fields.filter((field) => field !== mark);
      return [
        `**\`${title}\`**`,
        summary === undefined ? '' : this.helpers.getCommentParts(summary),
        rest.length === 0 ? '' : this.partials.typeDeclarationTable(rest, {}),
      ].join('\n\n');
    });
    return members.join('\n\n');
  }
}

/** The fields that a member of a union has of its own. */
function fieldsOf(member: SomeType): readonly DeclarationReflection[] {
  const parts = member instanceof IntersectionType ? member.types : [member];
  return parts.flatMap((part) =>
    part instanceof ReflectionType ? (part.declaration.children ?? []) : [],
  );
}
