import { type OptionSchema, type OptionsSchema } from './option-schema.fixture.js';

export type Kind = 'generator' | 'executor';

const PLUGIN = '@gossip/sim-plugin';

/** The page of a generator or an executor, from what its schema says. */
export function referencePage(kind: Kind, name: string, schema: OptionsSchema): string {
  const sections = [
    `# ${PLUGIN}:${name}`,
    schema.description,
    '## Usage',
    usage(kind, name, schema),
    ...examples(schema),
    '## Options',
    optionsTable(schema),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** The list of all pages. */
export function referenceIndex(
  pages: readonly { readonly kind: Kind; readonly name: string; readonly description: string }[],
): string {
  const rows = (kind: Kind) =>
    pages
      .filter((page) => page.kind === kind)
      .map(({ name, description }) => `| [${name}](${kind}s/${name}.md) | ${cell(description)} |`);
  const table = (kind: Kind) => ['| | |', '| --- | --- |', ...rows(kind)].join('\n');
  return [
    '# Reference',
    'Every option of what the plugin adds to Nx, written from the schemas that Nx itself goes by.',
    '## Generators',
    table('generator'),
    '## Executors',
    'The targets of a project with a `sim.config.json` run these; what a target is called is up to `nx.json`.',
    table('executor'),
    '## API',
    'What programs import from both packages stands in [its own pages](api/README.md), by entry points.',
  ]
    .join('\n\n')
    .concat('\n');
}

function usage(kind: Kind, name: string, schema: OptionsSchema): string {
  const positional = Object.entries(schema.properties)
    .filter(([, option]) => option.$default?.$source === 'argv')
    .map(([option]) => ` <${option}>`)
    .join('');
  const command =
    kind === 'generator' ? `nx g ${PLUGIN}:${name}${positional}` : `nx ${name} <project>`;
  return `\`\`\`sh\n${command} [options]\n\`\`\``;
}

function examples({ examples: all = [] }: OptionsSchema): readonly string[] {
  const shown = all.map(
    ({ command, description }) => `${description}:\n\n\`\`\`sh\n${command}\n\`\`\``,
  );
  return shown.length === 0 ? [] : ['## Examples', ...shown];
}

function optionsTable({ properties, required = [] }: OptionsSchema): string {
  const rows = Object.entries(properties).map(([name, option]) => {
    const needed = required.includes(name) ? ', required' : '';
    const values = `${valuesOf(option)}${needed}`;
    return `| \`--${name}\` | ${values} | ${defaultOf(option)} | ${cell(option.description)} |`;
  });
  return ['| Option | Values | Default | Meaning |', '| --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}

function valuesOf({ type, enum: choices, minimum, maximum }: OptionSchema): string {
  if (choices !== undefined) {
    return choices.map((choice) => `\`${choice}\``).join(', ');
  }
  const types = (Array.isArray(type) ? type : [type]).join(' or ');
  return minimum === undefined ? types : `${types}, ${minimum} to ${maximum ?? 'any'}`;
}

function defaultOf({ default: value }: OptionSchema): string {
  return value === undefined ? '' : `\`${String(value)}\``;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
