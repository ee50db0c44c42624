import { defineSimulation } from '../run/define-simulation.js';
import { claimsOf } from '../run/claims.js';
import { listOracles } from '../oracles/oracle-writer.js';
import { type Simulation } from '../run/simulation.js';
import { type DefinedService } from './defined-service.js';
import { type HostSpec } from './host.js';
import { collectingRejections } from './rejections.js';
import { serviceMenu } from './service-menu.js';
import { type ServiceDefinition } from './service-definition.js';
import { stageService } from './service-stage.js';
import { serviceType } from './service-type.js';

const WARMUP_TICKS = 200;
const SAFETY_TICKS = 4_000;
const OPERATIONS = 20;
const CLIENTS = 2;

/**
 * Makes processes ready to be simulated, with their code as it is: hosts on a faulty network, each with a disk
 * and a clock, in virtual time. A tick is a millisecond.
 *
 * @param definition - the hosts and their entry modules, what clients do, and what is demanded
 * @throws TypeError when the definition contradicts itself, in a sentence that says where
 */
export function service(definition: ServiceDefinition): Simulation {
  const { name, operations } = definition;
  const menu = serviceMenu(definition.claims);
  const defined: DefinedService = {
    ...definition,
    type: 'service',
    oracles: listOracles(definition.oracles),
    claims: claimsOf(name, menu, definition),
  };
  const hosts = hostsOf(definition);
  const all = [...hosts, ...clientsOf(definition)];
  const simulation = defineSimulation({
    type: serviceType(
      all.map((host) => host.name),
      menu,
    ),
    definition: defined,
    partyName: 'host',
    parties: { least: hosts.length, most: hosts.length },
    operations: Object.keys(operations),
    shape: {
      warmupTicks: definition.warmupTicks ?? WARMUP_TICKS,
      safetyTicks: definition.safetyTicks ?? SAFETY_TICKS,
      operationsPerRun: definition.operationsPerRun ?? OPERATIONS,
    },
    stage: (plan, traceSink, { performed }) =>
      stageService({ specs: all, operations: Object.keys(operations) }, plan, traceSink, performed),
    stageRecording: () => {
      throw new TypeError(
        `The simulation "${name}" is of a service, of which there are no recordings.`,
      );
    },
  });
  return {
    ...simulation,
    // The code of hosts may do all that the guards stop: it does so in a context whose clocks and loop are simulated.
    run: (plan, options) => {
      checkCode(definition);
      return collectingRejections(() => simulation.run(plan, options));
    },
  };
}

function hostsOf({ name, hosts }: ServiceDefinition): readonly HostSpec[] {
  const specs = Object.entries(hosts).flatMap(([kind, host]) => {
    const { entry, count = 1, env = {}, onExit = 'fail', code = '' } = host;
    if (!/^[a-z][a-z0-9-]*$/.test(kind)) {
      throw new TypeError(
        `The simulation "${name}" has a host "${kind}", which is no host name: use lower-case letters, digits and hyphens.`,
      );
    }
    if (!Number.isSafeInteger(count) || count < 1) {
      throw new TypeError(
        `The simulation "${name}" must have 1 or more hosts "${kind}", not ${count}.`,
      );
    }
    return Array.from({ length: count }, (_, index) => ({
      name: `${kind}-${index}`,
      code: { entry, code },
      env,
      onExit,
      isClient: false,
    }));
  });
  if (specs.length === 0)
    throw new TypeError(`The simulation "${name}" has no hosts: name one or more.`);
  return specs;
}

function clientsOf({
  name,
  clients = CLIENTS,
  client = '',
}: ServiceDefinition): readonly HostSpec[] {
  if (!Number.isSafeInteger(clients) || clients < 1) {
    throw new TypeError(`The simulation "${name}" must have 1 or more clients, not ${clients}.`);
  }
  return Array.from({ length: clients }, (_, index) => ({
    name: `client-${index}`,
    code: { entry: 'sim.ts', code: client },
    env: {},
    onExit: 'fail',
    isClient: true,
  }));
}

/** The bundler adds the code; without it nothing can run. */
function checkCode({ name, hosts, client }: ServiceDefinition): void {
  const missing = Object.entries(hosts).find(([, host]) => host.code === undefined);
  if (missing === undefined && client !== undefined) return;
  const what = missing === undefined ? 'its operations' : `the host "${missing[0]}"`;
  throw new TypeError(
    `The simulation "${name}" has no code of ${what}: run it by \`nx sim-run\`, or add \`serviceHosts()\` of \`@gossip/sim-plugin/service\` to the plugins of vitest.config.mts.`,
  );
}
