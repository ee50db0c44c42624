import { beforeAll, describe, expect, it } from 'vitest';
import { reportOf, result, tasksRun } from '../src/report/printed-report.js';
import { DOWN, ENTER, Terminal, UP } from '../src/terminal/terminal.js';
import { type Workspace, workspaceEnvironment } from '../src/workspace/workspace.js';
import { cloneWorkspace } from './cloned-workspace.js';

/** A prompt of Nx is ready for an answer once it has drawn its lower edge. */
const asked = (words: string): RegExp => new RegExp(`${words}[^]*└`);

// What `script` is called with is util-linux's; other systems have another program of that name.
describe.skipIf(process.platform !== 'linux')('at a terminal, without any option', () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await cloneWorkspace('solution');
  });

  it('the generator asks for what it needs, and the answers make a module', async () => {
    const { root } = workspace;
    const command = 'npx nx g @gossip/sim-plugin:module';
    const terminal = new Terminal(command, root, workspaceEnvironment(root));
    await terminal.answer(asked('In which folder'), `packages/peers${ENTER}`);
    expect(terminal.screen).not.toContain('many equal nodes');
    await terminal.answer(asked('many equal nodes'), `${DOWN}${DOWN}${UP}${ENTER}`);
    await terminal.answer(asked('Which states'), `Alive,Suspect${ENTER}`);
    await terminal.answer(asked('key transitions'), `ping,ack${ENTER}`);
    await terminal.answer(asked('external dependencies'), ENTER);
    await terminal.answer(asked('must always hold'), `nobody is forgotten${ENTER}`);
    await terminal.answer(asked('can go wrong'), `loss,pause${ENTER}`);
    expect(await terminal.end(), terminal.screen).toBe(0);
    expect(terminal.screen).toMatch(/^Type +gossip/m);
    expect(terminal.screen).toMatch(/^Invariants +TODO nobody is forgotten/m);
  });

  it('the module is sound, and says what it still lacks', async () => {
    const run = await workspace.mustNx([
      'run-many',
      '--targets=sim-check,test,sim-run',
      '--projects=peers',
      '--configuration=stormy',
      '--outputStyle=static',
    ]);
    expect(tasksRun(run.output)).toHaveLength(3);
    expect(result(reportOf('peers', run.output))).toBe('PASS');
    expect(run.output).toContain('peers · Level 2 Stormy');
    expect(run.output).toMatch(/nobody is forgotten .*TODO/);
    expect(await workspace.read('packages/peers/src/messages.ts')).toContain("'ping'");
  });
});
