import { always, coordination, GuardError, runSeed } from '@gossip/sim-runtime/sim';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import type { Severity } from '../severity.js';
import { reviewFile } from '../review-file.js';
import { RULES } from '../rules/rules.js';
import { parseSource } from '../source/parse-source.js';
import { LEAKS, type Leak } from './leaks.fixture.js';

interface Verdict {
  readonly leak: Leak;
  /** What the review found, at its worst. */
  readonly review: { readonly rule: string; readonly severity: Severity } | undefined;
  /** Whether the guards of a running simulation stopped it. */
  readonly isGuarded: boolean;
}

let verdicts: readonly Verdict[];

beforeAll(async () => {
  verdicts = await Promise.all(
    LEAKS.map(async (leak) => ({ leak, review: reviewed(leak), isGuarded: await guarded(leak) })),
  );
});

it('lets no leak through both the review and the guards', () => {
  const missed = verdicts.filter(
    ({ review, isGuarded }) => !isGuarded && review?.severity !== 'BLOCK',
  );
  // These only warn, or pass: many programs do the same and stay deterministic.
  expect(missed.map(({ leak, review }) => [leak.name, review?.severity])).toEqual([
    ['uninitialized memory', 'WARN'],
    ['for … in', 'WARN'],
    ['stack of an error', 'WARN'],
    ['depth of the stack', undefined],
  ]);
});

it('says in the documentation who catches what', async () => {
  const file = fileURLToPath(new URL('../../../../../docs/leaks.md', import.meta.url));
  await expect(table()).toMatchFileSnapshot(file);
});

function reviewed({ code }: Leak): Verdict['review'] {
  const { diagnostics } = reviewFile({
    file: 'leak.ts',
    source: parseSource('/leaks/leak.ts', code),
    rules: RULES,
    boundary: 'strict',
    options: {},
  });
  const worst = (['BLOCK', 'WARN', 'INFO'] as const).flatMap((severity) =>
    diagnostics.filter((it) => it.severity === severity),
  )[0];
  return worst && { rule: worst.rule, severity: worst.severity };
}

async function guarded({ code, given }: Leak): Promise<boolean> {
  const url = `data:text/javascript,${encodeURIComponent(code)}`;
  const { default: run } = (await import(/* @vite-ignore */ url)) as {
    default: (...given: readonly unknown[]) => unknown;
  };
  let tripped = false;
  const simulation = coordination({
    name: 'leak',
    actors: 1,
    initialState: 0,
    transition: (state: number, _input: { readonly kind: 'go' }) => {
      try {
        run(...(given ?? []));
      } catch (error) {
        tripped ||= error instanceof GuardError;
      }
      return [state, []];
    },
    operations: { go: () => ({ kind: 'go' }) },
    oracles: [always('nothing', () => true)],
  });
  const { operations } = runSeed(simulation, 'sunny', 1);
  expect(operations[0]?.done).toBeGreaterThan(0);
  return tripped;
}

function table(): string {
  const rows = verdicts.map(
    ({ leak, review, isGuarded }) =>
      `| ${leak.kind} | ${leak.name} | ${review ? `${review.severity} ${review.rule}` : '–'} | ${isGuarded ? 'stopped' : '–'} |`,
  );
  return `# Who catches which leak

Each leak is planted and given to both: the review of \`sim-check\`, in the strict boundary, and the guards under which \`sim-run\` runs a module. What one of them does not see the other has to.

Nothing sees the depth of the stack. A recursion that ends by catching the \`RangeError\` of a full stack ends at another depth on another machine, in another version of the engine, and even once the engine has optimized the function. Where nothing catches the error it is a violation of its own. The text of a stack is read where it stands: the review warns of \`stack\` of an error that is caught, made or declared in the same file, and of no other; the guards let it through, since reports need it. Memory that is not initialized, too, is left to the review: libraries that overwrite all of it are deterministic.

| Kind | Leak | Review | Guards |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}
