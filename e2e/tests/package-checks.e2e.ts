import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { beforeAll, describe, expect, inject, it } from 'vitest';

describe.each(['sim-runtime', 'sim-plugin'])('the package %s', (name) => {
  let tarball: Uint8Array<ArrayBuffer>;

  beforeAll(async () => {
    const scratch = inject('scratch');
    const files = await readdir(scratch);
    const file = files.find((it) => it.startsWith(`gossip-${name}-`) && it.endsWith('.tgz')) ?? '';
    tarball = new Uint8Array(await readFile(join(scratch, file)));
  });

  it('leaves publint nothing to say', async () => {
    const { messages, pkg } = await publint({ pack: { tarball: tarball.buffer }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it('has right types for all who can import it: ES modules, and bundlers', async () => {
    const analysis = await checkPackage(createPackageFromTarballData(tarball));
    const problems = 'problems' in analysis ? analysis.problems : [{ kind: 'no types' }];
    // What does not know `exports`, or cannot load ES modules, is not served.
    const served = problems.filter(
      (problem) =>
        problem.kind !== 'CJSResolvesToESM' &&
        !('resolutionKind' in problem && problem.resolutionKind === 'node10'),
    );
    expect(served).toEqual([]);
  });
});
