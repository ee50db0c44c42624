#!/usr/bin/env bash
# p-queue 8.1.1 · with a timeout, more tasks than `concurrency` are at work
#
# Common expectation: `new PQueue({ concurrency: 1, timeout: 50 })` never has two tasks at work, so that a task may have what it
# works on to itself; a task that takes too long is given up, and the next begins.
# Behaviour: the promise of a task that takes too long is rejected and its slot is free at once, while the task goes on: it is told
# nothing of it. The next begins beside it, and so does the one after. `queue.pending` counts 1 at all times.
# Output seen: four tasks of 200 ms at a concurrency of 1 and a timeout of 50 ms: 4 at once, 1 of them pending.
#
# Exits 0 while p-queue behaves so, and 1 once it does not. It needs npm and Node.js 20 or newer, and installs in a temporary folder.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "name": "trial", "private": true, "type": "module" }' > package.json
npm install --no-audit --no-fund --ignore-scripts --silent p-queue@8.1.1
cat > trial.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
console.log(`p-queue ${JSON.parse(readFileSync('node_modules/p-queue/package.json', 'utf8')).version}`);
const queue = new PQueue({ concurrency: 1, timeout: 50, throwOnTimeout: true });
let atWork = 0;
let most = 0;
let mostPending = 0;
const task = async () => {
  most = Math.max(most, ++atWork);
  mostPending = Math.max(mostPending, queue.pending);
  await sleep(200);
  atWork--;
};
const ends = await Promise.allSettled([1, 2, 3, 4].map(() => queue.add(task)));
const givenUp = ends.filter(({ status }) => status === 'rejected').length;
console.log(`given up: ${givenUp} of 4; most at work at once: ${most}; most pending: ${mostPending}`);
process.exitCode = most > 1 && mostPending === 1 && givenUp > 0 ? 0 : 1;
JS
node trial.mjs || { echo 'p-queue behaves in another way now.'; exit 1; }
