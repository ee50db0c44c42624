import type { ModuleFile, ModuleFiles } from './module-files.js';
import { type FileKind, kindOf } from './file-kind.js';
import { importsOf, reachedFrom } from './imports.js';

/** A kind of test: examples, properties over generated values, or the module's simulation. */
export type TestKind = 'example' | 'property' | 'simulation';

/** A production file, with the kinds of test that it has and those that would pay. */
export interface AuditedFile {
  readonly path: string;
  readonly kind: FileKind;
  readonly tests: readonly TestKind[];
  readonly missing: readonly { readonly test: TestKind; readonly why: string }[];
}

/** The kinds of test that pay for a kind of file, and why. */
const WANTED: Readonly<Record<FileKind, Partial<Readonly<Record<TestKind, string>>>>> = {
  transition: {
    property:
      'a pure function holds its rules for every input in every state, which generated ones try',
    simulation: 'what goes wrong lies in the order of events and faults',
  },
  protocol: { simulation: 'what goes wrong lies in the order of messages and faults' },
  codec: { property: 'what is written reads back as it was, and malformed input is refused' },
  adapter: { example: 'what it does to the real port is seen there alone' },
  'I/O': { example: 'what it does to the outside world is seen there alone' },
  helper: {},
  types: {},
  entry: {},
};

const ANY_TEST = 'nothing executes it before production';

/** Says of every production file of a module which kinds of test it has, and which would pay. */
export function auditFiles(files: ModuleFiles): readonly AuditedFile[] {
  const all = [...files.production, ...files.helpers];
  const simulated = reachedFrom([files.simulation], all);
  const isEntry = (file: ModuleFile): boolean => kindOf(file) === 'entry';
  // An example executes whatever its file imports; a property is about what it imports itself.
  const examples = reachedFrom(
    files.specs.filter((spec) => !isProperty(spec)),
    all,
  );
  const properties = reachedFrom(files.specs.filter(isProperty), files.production, isEntry);
  return files.production.map((file) => {
    const kind = kindOf(file);
    const tests: TestKind[] = [];
    if (examples.has(file)) tests.push('example');
    if (properties.has(file)) tests.push('property');
    if (simulated.has(file)) tests.push('simulation');
    return { path: file.path, kind, tests, missing: missingOf(kind, tests) };
  });
}

function missingOf(kind: FileKind, tests: readonly TestKind[]): AuditedFile['missing'] {
  const wanted = Object.entries(WANTED[kind]) as readonly (readonly [TestKind, string])[];
  const missing = wanted
    .filter(([test]) => !tests.includes(test))
    .map(([test, why]) => ({ test, why }));
  const isIdle = kind === 'helper' && tests.length === 0;
  return isIdle ? [{ test: 'example', why: ANY_TEST }] : missing;
}

/** Whether a spec file draws its values. */
function isProperty(spec: ModuleFile): boolean {
  return (
    importsOf(spec).some((wanted) => /^(fast-check|@fast-check\/)/.test(wanted)) ||
    /\bfc\.(assert|property|check)\b/.test(spec.source.text)
  );
}
