import { dirname, relative, sep } from 'node:path';
import {
  Comment,
  Converter,
  DeclarationReflection,
  type ProjectReflection,
  type Reflection,
  ReflectionKind,
} from 'typedoc';
import { type EntryPoint } from './entry-points.fixture.js';

/** An entry point with more symbols than this has a page for each room. */
const MOST_ON_ONE_PAGE = 50;

/** What the rooms of large entry points hold, by the folders that they are. */
const ROOMS: Readonly<Record<string, string>> = {
  coordination:
    'One authoritative state machine, and actors that race for it over a faulty channel.',
  gossip: 'Sans-IO nodes, and a network that loses, delays, repeats and falsifies their messages.',
  pipeline: 'A stage, and simulated ports that fail: a source, a checkpoint store and a sink.',
  oracles:
    'Oracles: invariants and goals that every run is checked against, and coverage that is counted.',
  faults: 'The levels, the names of all faults, and their rates.',
  guards:
    'Guards, which throw when simulated code uses the clock, unseeded randomness, timers or the network.',
  kernel: 'Simulated time and seeded randomness.',
  parties: 'Partitions between parties, for all module types.',
  plan: 'Plans: all that decides a run, as data.',
  recording: 'Recordings of modules that ran for real.',
  history: 'Histories of client calls, and the checkers of consistency models.',
  trace: 'The entries of a run, and the facts of its faults.',
  run: 'A simulation, and the result of one run of it.',
  audit: 'One plan run twice, to see whether anything differs.',
  sweep: 'Sweeps of many seeds, shrinking, and telling bugs apart.',
  report: 'The result of a sweep: as data, as text, and as a picture.',
};

/** Names modules as they are imported, and parts large ones by the folders that their symbols live in. */
export function tellByRooms(converter: Converter, entryPoints: readonly EntryPoint[]): void {
  converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const module of project.children ?? []) {
      const file = fileOf(project, module);
      const entryPoint = entryPoints.find((candidate) => candidate.file === file);
      if (entryPoint === undefined) throw new Error(`${module.name} is no entry point.`);
      module.name = entryPoint.name;
      if ((module.children?.length ?? 0) > MOST_ON_ONE_PAGE) part(project, module, entryPoint);
    }
  });
}

function part(
  project: ProjectReflection,
  module: DeclarationReflection,
  { file }: EntryPoint,
): void {
  const rooms = new Map<string, DeclarationReflection>();
  for (const child of [...(module.children ?? [])]) {
    const path = relative(dirname(file), fileOf(project, child) ?? file);
    const [folder = ''] = path.split(sep);
    const room = rooms.get(folder) ?? makeRoom(folder, module);
    rooms.set(folder, room);
    module.removeChild(child);
    child.parent = room;
    room.addChild(child);
  }
  for (const room of rooms.values()) {
    project.registerReflection(room, undefined, undefined);
    module.addChild(room);
  }
}

function makeRoom(folder: string, module: DeclarationReflection): DeclarationReflection {
  const text = ROOMS[folder];
  if (text === undefined) throw new Error(`Say in ROOMS what ${folder} of ${module.name} holds.`);
  const room = new DeclarationReflection(folder, ReflectionKind.Module, module);
  room.comment = new Comment([{ kind: 'text', text }]);
  return room;
}

function fileOf(project: ProjectReflection, reflection: Reflection): string | undefined {
  return project.getSymbolIdFromReflection(reflection)?.fileName;
}
