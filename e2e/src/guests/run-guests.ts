import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cleanEnvironment } from '../command/clean-environment.js';
import { runCommand } from '../command/run-command.js';
import { createScratchFolder, removeScratchFolder } from '../workspace/scratch-folder.js';

/**
 * `npm run guests`: runs packages from npm, unmodified, on simulated hosts. They are installed in a temporary folder, since nothing
 * else here needs them.
 */
const PACKAGES = {
  '@markwylde/liferaft': '1.4.0',
  aedes: '0.51.3',
  bottleneck: '2.19.5',
  express: '5.3.0',
  fastify: '5.12.8',
  ioredis: '5.11.1',
  mqtt: '5.16.0',
  'p-queue': '8.1.1',
  redlock: '5.0.0-beta.2',
  'socket.io': '4.8.4',
  'socket.io-client': '4.8.4',
  steno: '4.0.2',
  'write-file-atomic': '6.0.0',
  ws: '8.23.0',
};
const VITEST_CONFIG = `import { serviceHosts } from '@gossip/sim-plugin/service';
export default {
  plugins: [serviceHosts({ projectRoot: import.meta.dirname })],
  test: { name: 'guests', include: ['**/*.spec.ts'], testTimeout: 180_000 },
};
`;
const repository = join(import.meta.dirname, '../../..');
const scratch = await createScratchFolder('guests');

try {
  await cp(join(repository, 'e2e/guests'), scratch, { recursive: true });
  const manifest = { name: 'guests', private: true, type: 'module', dependencies: PACKAGES };
  await writeFile(join(scratch, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(scratch, 'vitest.config.mjs'), VITEST_CONFIG);
  await run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund']);
  const modules = join(scratch, 'node_modules');
  await mkdir(join(modules, '@gossip'), { recursive: true });
  for (const name of ['sim-runtime', 'sim-plugin']) {
    await symlink(join(repository, 'packages', name), join(modules, '@gossip', name));
  }
  await symlink(join(repository, 'node_modules/vitest'), join(modules, 'vitest'));
  await run(process.execPath, [join(modules, 'vitest/vitest.mjs'), 'run', '--reporter=verbose']);
} finally {
  await removeScratchFolder(scratch);
}

async function run(program: string, args: readonly string[]): Promise<void> {
  const env = cleanEnvironment(process.env);
  const { output, status } = await runCommand(program, args, {
    cwd: scratch,
    env,
    timeoutMs: 1_800_000,
  });
  console.log(output);
  if (status !== 0) process.exitCode = 1;
}
