import {
  type Application,
  type DeclarationReflection,
  LogLevel,
  type ParameterReflection,
  type ProjectReflection,
  ReflectionKind,
  ReflectionType,
  type SignatureReflection,
} from 'typedoc';

/** The packages whose interface is documented. */
export const PACKAGES = ['@gossip/sim-runtime', '@gossip/sim-plugin'];

/** What TypeDoc itself is to demand a docstring of. */
export const DOCUMENTED: ReflectionKind.KindString[] = [
  'Module',
  'Variable',
  'Function',
  'Class',
  'Constructor',
  'Interface',
  'Property',
  'Method',
  'Accessor',
  'TypeAlias',
];

/** What says all there is to say by its name: the marks of unions, the patterns of conditional types. */
export const SELF_EVIDENT = [
  '@gossip/sim-runtime.LoadedCheckpoint.__type.status',
  '@gossip/sim-runtime.PipelineEvent.__type.kind',
  '@gossip/sim-runtime/sim.gossip.MessageOf.__type.pollTransmit',
  '@gossip/sim-runtime/sim.pipeline.CheckpointOf.__type.checkpoint',
  '@gossip/sim-runtime/sim.pipeline.CheckpointOf.__type.kind',
  '@gossip/sim-runtime/sim.pipeline.OutputOf.__type.kind',
  '@gossip/sim-runtime/sim.pipeline.OutputOf.__type.output',
  '@gossip/sim-runtime/sim.pipeline.RecordOf.__type.kind',
  '@gossip/sim-runtime/sim.pipeline.RecordOf.__type.records',
  '@gossip/sim-runtime/sim.recording.RecordedInput.__type.kind',
  '@gossip/sim-runtime/sim.trace.TraceEntry.__type.kind',
];

/**
 * Complains to the application's logger of what has no docstring, of links that lead nowhere, and of
 * types that signatures name but no entry point exports.
 */
export function demandDocs(app: Application, project: ProjectReflection): void {
  for (const name of PACKAGES) {
    // TypeDoc asks the types of one package alone whether they are exported.
    project.packageName = name;
    app.validate(project);
  }
  for (const parameter of parametersOf(project)) {
    if (!parameter.hasComment()) {
      app.logger.log(`${parameter.getFriendlyFullName()} has no @param.`, LogLevel.Warn);
    }
  }
}

/** The parameters of what has a name: functions in fields are documented by the fields. */
function parametersOf(project: ProjectReflection): readonly ParameterReflection[] {
  const signatures = project.getReflectionsByKind(
    ReflectionKind.CallSignature | ReflectionKind.ConstructorSignature,
  ) as SignatureReflection[];
  return signatures.filter(isNamed).flatMap(({ parameters }) => parameters ?? []);
}

function isNamed({ parent, inheritedFrom }: SignatureReflection): boolean {
  if (inheritedFrom !== undefined) return false;
  if (!parent.kindOf(ReflectionKind.TypeLiteral)) return !inTypeLiteral(parent);
  const alias = parent.parent as DeclarationReflection;
  const { type } = alias;
  return (
    alias.kindOf(ReflectionKind.TypeAlias) &&
    type instanceof ReflectionType &&
    type.declaration === parent
  );
}

function inTypeLiteral({ parent }: DeclarationReflection): boolean {
  return parent?.kindOf(ReflectionKind.TypeLiteral) === true;
}
