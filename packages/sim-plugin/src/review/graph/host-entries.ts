/** Functions called with the nodes of a tree that have these types. */
export interface HostEntryVisitor {
  readonly ImportDeclaration: (node: object) => void;
  readonly CallExpression: (node: object) => void;
}

/** Where services are defined from. */
export const SERVICE_RUNTIME = '@gossip/sim-runtime/service';

/** A host's entry in the text of a definition. */
export interface HostEntry {
  /** As the definition has it: relative to its file. */
  readonly path: string;
  /** Where more properties of the host can be written. */
  readonly insertAt: number;
}

/** A call of `service` with a definition in place. */
export interface ServiceCall {
  readonly entries: readonly HostEntry[];
  /** Where more properties of the definition can be written. */
  readonly end: number;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

interface Property extends Node {
  readonly key: Node & { readonly name?: string; readonly value?: unknown };
  readonly value: Node & { readonly value?: unknown; readonly properties?: readonly Property[] };
}

interface Call extends Node {
  readonly callee: Node & { readonly name?: string };
  readonly arguments: readonly (Node & { readonly properties?: readonly Property[] })[];
}

interface Import extends Node {
  readonly source: { readonly value: unknown };
  readonly specifiers: readonly {
    readonly local: { readonly name: string };
    readonly imported?: { readonly name?: string };
  }[];
}

/**
 * The calls of `service` in a file, each with the entries of its hosts.
 *
 * @param visit - visits the tree of the file in the order of its text
 */
export function hostEntries(visit: (visitor: HostEntryVisitor) => void): readonly ServiceCall[] {
  let local: string | undefined;
  const calls: ServiceCall[] = [];
  visit({
    ImportDeclaration(node) {
      const { source, specifiers } = node as Import;
      if (source.value !== SERVICE_RUNTIME) return;
      local = specifiers.find(({ imported }) => imported?.name === 'service')?.local.name ?? local;
    },
    CallExpression(node) {
      const { callee, arguments: args } = node as Call;
      const [definition] = args;
      if (local === undefined || callee.name !== local || definition?.properties === undefined)
        return;
      const hosts = valueOf(definition.properties, 'hosts');
      calls.push({
        entries: (hosts?.properties ?? []).flatMap(({ value }) => entryOf(value)),
        end: definition.start + 1,
      });
    },
  });
  return calls;
}

function entryOf({ properties = [] }: Partial<Property['value']> = {}): readonly HostEntry[] {
  const value = valueOf(properties, 'entry');
  return typeof value?.value === 'string' ? [{ path: value.value, insertAt: value.end }] : [];
}

function valueOf(properties: readonly Property[], name: string): Property['value'] | undefined {
  return properties.find(({ key }) => (key?.name ?? key?.value) === name)?.value;
}
