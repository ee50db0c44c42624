import { describe, expect, it } from 'vitest';
import { cleanEnvironment } from './clean-environment.js';

describe('a clean environment', () => {
  it('leaves behind what npm, Nx, Vitest and the user set', () => {
    const own = {
      HOME: '/home/ada',
      https_proxy: 'http://proxy.example',
      CI: 'true',
      FORCE_COLOR: '1',
      NODE_ENV: 'test',
      NODE_OPTIONS: '--conditions=x',
      NX_TASK_HASH: '123',
      SIM_SEED: '7',
      VITEST: 'true',
      npm_config_local_prefix: '/elsewhere',
    };
    expect(cleanEnvironment(own)).toEqual({
      HOME: '/home/ada',
      https_proxy: 'http://proxy.example',
    });
  });

  it("finds no other package's tools on the path", () => {
    const own = { PATH: '/repo/node_modules/.bin:/usr/bin:/x/node-gyp-bin:/bin' };
    expect(cleanEnvironment(own)).toEqual({ PATH: '/usr/bin:/bin' });
  });

  it('takes what the caller adds', () => {
    expect(cleanEnvironment({}, { CI: 'true' })).toEqual({ CI: 'true' });
  });
});
