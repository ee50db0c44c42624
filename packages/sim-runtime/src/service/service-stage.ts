import { HistoryLog } from '../history/recording/history-log.js';
import { injectFaults } from '../injection/inject.js';
import { hashLabel } from '../kernel/keyed-hash.js';
import { type Plan, type PlannedOperation } from '../plan/plan.js';
import { OperationCounts } from '../run/operation-counts.js';
import { type Performed } from '../run/redraw.js';
import { type Staging } from '../run/run-plan.js';
import { type Universe } from '../run/universe.js';
import { type ReadableTrace } from '../trace/trace-sink.js';
import { SimCluster } from './cluster.js';
import { type HostSpec } from './host.js';
import { hostTarget } from './host-target.js';
import { NO_SERVICE_FAULTS } from './service-faults.js';
import { SERVICE_MENU } from './service-menu.js';
import { type ServiceWorld } from './service-definition.js';
import { ClusterWorld } from './service-world.js';

export interface StagedService {
  readonly specs: readonly HostSpec[];
  readonly operations: readonly string[];
}

/** Lays a plan out in a cluster: its hosts, its operations, its faults. */
export function stageService(
  { specs, operations: names }: StagedService,
  plan: Plan,
  traceSink: ReadableTrace | undefined,
  performed: Performed | undefined,
): Staging<ServiceWorld> {
  const cluster = new SimCluster({ seed: plan.seed, specs, traceSink });
  const { timeline } = cluster;
  const servers = specs.filter(({ isClient }) => !isClient).length;
  const operations = new OperationCounts(names);
  const log = new HistoryLog(() => timeline.now);
  cluster.history = log;
  cluster.startAll();
  for (const operation of plan.operations) {
    timeline.schedule(operation.at, () => {
      operate(
        cluster,
        operation,
        servers + (operation.party % (specs.length - servers)),
        operations,
        performed,
      );
    });
  }
  const healAt = plan.warmupTicks + plan.safetyTicks;
  injectFaults(SERVICE_MENU, hostTarget(cluster, servers), plan.faults, {
    timeline,
    healAt,
    traceSink,
  });
  return {
    universe: timeline satisfies Universe,
    faultCounts: () => cluster.counter.counts,
    visitFaults: (visit) => cluster.counter.visit(visit),
    world: new ClusterWorld(cluster, servers, log.events),
    operations,
    startFaults: () => cluster.useFaults({ ...NO_SERVICE_FAULTS, ...plan.rates }),
    heal: () => cluster.heal(),
    hasActed: () => cluster.hasCarried,
    lastEvent: () => cluster.lastEvent,
    traceSink,
    changed: () => [{ party: cluster.touched, state: stateOf(cluster, cluster.touched) }],
    statesAreValues: true,
    states: (all) =>
      (all ? cluster.hosts.map(({ index }) => index) : [cluster.touched]).map((party) => ({
        party,
        state: stateOf(cluster, party),
      })),
  };
}

/** What can be seen of a host from outside. */
function stateOf(cluster: SimCluster, index: number): unknown {
  const host = cluster.hosts[index];
  if (host === undefined || host.isDown) return 'down';
  return { starts: host.starts, files: host.disk.sizes() };
}

function operate(
  cluster: SimCluster,
  operation: PlannedOperation,
  party: number,
  operations: OperationCounts,
  performed: Performed | undefined,
): void {
  const { name, salt, key } = operation;
  const client = cluster.hosts[party];
  const perform = cluster.offers.get(party);
  const { now } = cluster.timeline;
  const isPossible = client !== undefined && perform !== undefined && !client.isDown;
  operations.count(name, isPossible, party);
  cluster.traceSink?.note({ at: now, kind: 'operation', party, name, skipped: !isPossible });
  if (!isPossible) return;
  performed?.(operation);
  client.note(hashLabel(name));
  cluster.enter(client, `the operation ${name}`, () => perform(name, salt, key));
}
