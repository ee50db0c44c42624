#!/usr/bin/env bash
# nx 23.2.1 · two cached tasks that share an output folder undo each other's files
#
# Common expectation: the cache of a task holds the files that the task wrote; a cache hit restores these, and leaves alone what
# another task has written since.
# Behaviour: what is kept is all that lies in the folder when the task ends, files of other tasks among it, and a hit brings the
# folder back to that state. Nx says nothing of two tasks that declare one folder.
# Output seen: `one` runs after a change and writes "new"; then `two`, which has not changed and never touches that file, is taken
# from the cache, and the file reads "old" again.
#
# Exits 0 while nx behaves so, and 1 once it does not. It needs npm and Node.js 20 or newer, and installs in a temporary folder.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export NX_DAEMON=false NX_CACHE_DIRECTORY="$folder/cache" NX_WORKSPACE_DATA_DIRECTORY="$folder/data" NO_COLOR=1 CI=true

echo '{ "name": "workspace", "private": true }' > package.json
echo '{ "neverConnectToCloud": true, "analytics": false }' > nx.json
mkdir -p app
echo 'old' > app/one.txt
echo 'constant' > app/two.txt
cat > app/project.json <<'JSON'
{ "name": "app", "targets": {
  "one": { "command": "mkdir -p reports && cp one.txt reports/one.txt", "options": { "cwd": "app" }, "cache": true,
    "inputs": ["{projectRoot}/one.txt"], "outputs": ["{projectRoot}/reports"] },
  "two": { "command": "mkdir -p reports && cp two.txt reports/two.txt", "options": { "cwd": "app" }, "cache": true,
    "inputs": ["{projectRoot}/two.txt"], "outputs": ["{projectRoot}/reports"] }
} }
JSON
git init -q && git add -A
npm install --save-dev --no-audit --no-fund --ignore-scripts --silent nx@23.2.1
node -p '`nx ${require("nx/package.json").version}`'

npx nx run app:one > log.txt 2>&1 || { cat log.txt; exit 1; }
npx nx run app:two > log.txt 2>&1 || { cat log.txt; exit 1; }
# nx tells a change by a file's time, in seconds.
sleep 2
echo 'new' > app/one.txt
npx nx run app:one > log.txt 2>&1 || { cat log.txt; exit 1; }
echo "after app:one: $(cat app/reports/one.txt)"
npx nx run app:two > log.txt 2>&1 || { cat log.txt; exit 1; }
echo "after app:two, from the cache: $(cat app/reports/one.txt)"
grep -i 'same output\|conflict\|overlap' log.txt && exit 1
[ "$(cat app/reports/one.txt)" = old ] || { echo 'nx behaves in another way now.'; exit 1; }
