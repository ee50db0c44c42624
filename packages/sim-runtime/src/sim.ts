/**
 * Everything needed to define a simulation and to run it. Imported by a module's `sim.ts` and its
 * tests, never by its production code.
 *
 * @packageDocumentation
 */
export { coordination } from './coordination/coordination.js';
export type {
  CoordinationDefinition,
  CoordinationOperationContext,
} from './coordination/coordination-definition.js';
export {
  type DefinedCoordination,
  definesCoordination,
} from './coordination/defined-coordination.js';
export { COORDINATION } from './coordination/coordination-type.js';
export type { Belief } from './coordination/belief.js';
export type { Cut } from './coordination/actors.js';
export type { CoordinationWorld } from './coordination/coordination-world.js';
export type { LoggedEffect } from './coordination/effects-log.js';
export type { Partition } from './parties/partition.js';
export type { HarnessClocks } from './coordination/harness-clocks.js';
export type { SimHarnessOptions } from './coordination/harness-options.js';
export { SimHarness } from './coordination/sim-harness.js';
export { GOSSIP } from './gossip/gossip-type.js';
export { gossip } from './gossip/gossip.js';
export type { ConfiguredContext } from './gossip/configured-context.js';
export type { GossipDefinition, GossipOperationContext } from './gossip/gossip-definition.js';
export { type DefinedGossip, definesGossip } from './gossip/defined-gossip.js';
export type { GossipWorld } from './gossip/gossip-world.js';
export type { MessageOf } from './gossip/message-of.js';
export type { NetworkFaults, NetworkPartition } from './gossip/network-faults.js';
export type { NodeContext } from './gossip/node-context.js';
export { SimNetwork } from './gossip/sim-network.js';
export type { SimNetworkOptions } from './gossip/sim-network-options.js';
export { PIPELINE } from './pipeline/pipeline-type.js';
export { pipeline } from './pipeline/pipeline.js';
export type {
  PipelineDefinition,
  SourceContext,
  StageWorld,
} from './pipeline/pipeline-definition.js';
export type { PipelineHistory } from './pipeline/pipeline-history.js';
export { type DefinedPipeline, definesPipeline } from './pipeline/defined-pipeline.js';
export type { PipelineWorld } from './pipeline/pipeline-world.js';
export type { PortFaults } from './pipeline/port-faults.js';
export type { SimPipelineOptions } from './pipeline/pipeline-options.js';
export { SimPipeline } from './pipeline/sim-pipeline.js';
export type { CheckpointOf, OutputOf, RecordOf } from './pipeline/vocabulary.js';

export { audit, type Audit, type AuditOptions } from './audit/audit.js';
export { type Divergence } from './audit/compare-runs.js';
export { type Difference } from './audit/first-difference.js';

export type { OracleWriter, Oracles } from './oracles/oracle-writer.js';
export { allEqual } from './oracles/all-equal.js';
export { always } from './oracles/always.js';
export { coverage, type CoverageAccessors, type HalfOpenRange } from './oracles/coverage.js';
export { eventually } from './oracles/eventually.js';
export { idempotent, type IdempotentAccessors } from './oracles/idempotent.js';
export type { Key } from './oracles/key.js';
export {
  type LeaseAccessors,
  leaseExclusivity,
  type LeaseGrant,
} from './oracles/lease-exclusivity.js';
export { monotonic, type MonotonicAccessors } from './oracles/monotonic.js';
export { type Hold, type HoldAccessors, mutualExclusion } from './oracles/mutual-exclusion.js';
export { never } from './oracles/never.js';
export { progress, type ProgressAccessors } from './oracles/progress.js';
export { sometimes } from './oracles/sometimes.js';
export { terminal, type TerminalAccessors } from './oracles/terminal.js';
export { todo } from './oracles/todo.js';
export {
  type FenceAccessors,
  type FencingToken,
  zombieRejected,
} from './oracles/zombie-rejected.js';
export type {
  Check,
  EventuallyOptions,
  Oracle,
  OracleKind,
  OracleOptions,
  Verdict,
} from './oracles/oracle.js';

export { type FaultConfig, faultConfigFor } from './coordination/fault-config.js';
export { FAULT_KINDS, type FaultCounts, type FaultKind } from './faults/fault-kind.js';
export type { FaultMoment } from './faults/fault-moment.js';
export type { Condition } from './faults/fault-table.js';
export type { CutDirection, FaultFacts, FaultStage, FaultTargetName } from './trace/fault-facts.js';
export { DEFAULT_SEEDS, type Level, levelNumber, LEVELS, parseLevel } from './faults/level.js';

export { GuardError } from './guards/guard-error.js';
export { borrowed } from './guards/borrowed.js';
export { keepGuards, unguarded } from './guards/guards.js';
export type { Lender } from './guards/loan.js';

export { digest } from './kernel/digest.js';
export { UnseenError } from './kernel/sight/unseen-error.js';
export { RandomStream } from './kernel/random-stream.js';
export { MAX_SEED, parseSeed } from './kernel/seed.js';
export { SimContext, type SimulatedTime } from './kernel/sim-context.js';
export type { Timeline } from './kernel/timeline.js';
export { formatTraceHash } from './kernel/trace-hash.js';

export {
  type ModuleType,
  type Plan,
  PLAN_SCHEMA_VERSION,
  type PlanBranch,
  type PlannedFate,
  type PlannedFault,
  type PlannedMoment,
  type PlannedOperation,
} from './plan/plan.js';
export type { PlanBounds } from './plan/plan-bounds.js';
export { isRecording, planOfRecording, type RecordingHeader } from './plan/plan-of-recording.js';
export type { Json } from './recording/plain-json.js';
export type { RecordedInput, RecordedMoment } from './recording/recorded-input.js';
export { claimableFaults, faultsOfLevel } from './run/claims.js';
export { checkPlan } from './run/check-plan.js';
export type {
  Configure,
  ConfigureContext,
  ConfiguredRun,
  InitialState,
} from './run/configurations.js';
export type { Performers } from './plan/plan-space.js';
export type { RunShape } from './run/run-shape.js';
export type { Role, Roles } from './run/roles.js';
export type { Phase } from './trace/phase.js';
export type { ContentEntry, StateEntry } from './run/contents.js';
export type { HistoryCount, OperationCount, OracleCount, RunResult } from './run/run-result.js';
export { DEFAULT_MAX_EVENTS, type RunOptions, type Simulation } from './run/simulation.js';
export type { SimulationDefinition } from './run/simulation-definition.js';
export type { Fate, Recorder, TraceEntry } from './trace/trace-entry.js';
export {
  NO_DEATH,
  NO_EXCEPTION,
  NO_HANG,
  NO_LIVELOCK,
  NO_NONDETERMINISM,
  NO_SHARED_MUTATION,
  type Violation,
  type ViolationKind,
} from './run/violation.js';

export {
  type DistinctBugs,
  distinctBugs,
  type ShrunkBefore,
  type SortOptions,
} from './sweep/distinct-bugs.js';
export { type MissingPart, nearestPassing, type PassingPlan } from './sweep/nearest-passing.js';
export { planOf, runSeed } from './sweep/run-seed.js';
export { type Shrunk, type ShrinkOptions, shrinkPlan } from './sweep/shrink.js';
export { whatIsMissing } from './sweep/what-is-missing.js';
export { unknownOracles } from './sweep/unknown-oracles.js';
export {
  EMPTY_TALLY,
  failedSeeds,
  type OmittedFailures,
  type SeedFailure,
  type Tally,
} from './sweep/tally.js';
export { type FirstReached } from './sweep/first-reached.js';
export { type Ground, isSurveyed } from './sweep/ground.js';
export { type StrikeGround } from './sweep/strike-sum.js';
export {
  type ConstantNumber,
  type GroundReport,
  groundSentence,
  neverGrewSentence,
  type StrikeReport,
} from './report/ground-report.js';
export type { Reached } from './run/reached.js';
export type { NumberSeen } from './run/numbers-seen.js';
export type { StruckStates } from './run/struck-states.js';
export { addTallies, sumTallies, tallyOf, TallySum } from './sweep/tally-sum.js';

export { buildReport, groupFailures, type ReportContext } from './report/build-report.js';
export { type BugOptions, investigate, type InvestigatedBug } from './report/investigate.js';
export { storyOf } from './report/story-of.js';
export type {
  BugReport,
  LastState,
  FailureReport,
  OracleReport,
  OracleStatus,
  ReportedPlan,
  ShardReport,
  ShrinkReport,
  SimulationReport,
  UnsortedFailures,
} from './report/simulation-report.js';
export { foldRounds, type Round } from './report/fold-rounds.js';
export { formatCount, formatDuration, formatFigure } from './report/figures.js';
export { originWords } from './report/origin-words.js';
export { omittedWords } from './report/omitted-words.js';
export { SHRINKING_STOPPED, shrinkWords } from './report/shrink-words.js';
export { CONTENT_HASH_COVERS, formatReport, TRACE_HASH_COVERS } from './report/terminal.js';
export { drawRun } from './report/diagram/draw-run.js';
export type {
  Arrow,
  ArrowFate,
  Diagram,
  LaneState,
  Span,
  SpanKind,
  Step,
  StepKind,
} from './report/diagram/diagram.js';
export type { CallRole, CallTimeline, TimelineCall } from './history/timeline/call-timeline.js';
export type { Lane, LaneRole } from './run/lane.js';
export type { Plain } from './report/diagram/plain.js';
export {
  EXPORT_ENDINGS,
  EXPORT_FORMATS,
  type ExportedRun,
  type ExportFormat,
} from './report/export/export-format.js';
export { exportRun } from './report/export/export-run.js';
export { diffStates, type FieldChange } from './report/diagram/state-diff.js';
