#!/usr/bin/env bash
# nanoid 5.1.16 · ids depend on how many were made before, even where the random bytes are given anew
#
# Common expectation: a test that puts seeded bytes in place of `crypto.getRandomValues`, and starts them anew before each case,
# gets the same ids in each case.
# Behaviour: nanoid fetches bytes for 128 ids at once and keeps what is left in the module, so that a case begins with bytes that
# an earlier one has fetched. The seed is not asked again until the pool is used up.
# Output seen: two cases of three ids each, from the same seed, share no id; nanoid asks for bytes once.
#
# Exits 0 while nanoid behaves so, and 1 once it does not. It needs npm and Node.js 20 or newer, and installs in a temporary folder.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "name": "trial", "private": true, "type": "module" }' > package.json
npm install --no-audit --no-fund --ignore-scripts --silent nanoid@5.1.16
cat > trial.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { nanoid } from 'nanoid';
console.log(`nanoid ${JSON.parse(readFileSync('node_modules/nanoid/package.json', 'utf8')).version}`);
let state = 0;
let asked = 0;
crypto.getRandomValues = (bytes) => {
  asked++;
  for (let index = 0; index < bytes.length; index++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
};
const testCase = (seed) => {
  state = seed;
  return [nanoid(), nanoid(), nanoid()];
};
const [first, second] = [testCase(7), testCase(7)];
console.log('first case: ', ...first);
console.log('second case:', ...second);
const shared = first.filter((id) => second.includes(id)).length;
console.log(`ids in common: ${shared}; bytes were asked for ${asked} time(s)`);
process.exitCode = shared === 0 && asked === 1 ? 0 : 1;
JS
node trial.mjs || { echo 'nanoid behaves in another way now.'; exit 1; }
