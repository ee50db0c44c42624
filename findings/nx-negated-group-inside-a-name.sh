#!/usr/bin/env bash
# nx 23.2.1 · `!(…)` inside a file's name makes an input match files of quite other names
#
# Common expectation: `{workspaceRoot}/tsconfig.!(base).json` stands for `tsconfig.strict.json` and the like, as in bash, minimatch and
# micromatch: a name that begins with "tsconfig.", ends with ".json", and is not `tsconfig.base.json`.
# Behaviour: what stands before the group in the name is lost, and the input is all files there that end with `.json`, but for
# `tsconfig.base.json`. At the beginning of a name, as in `!(*.spec).ts`, the group does what it does elsewhere. Nx says nothing of it.
# Output seen: a file `other.json` at the root, which the glob does not name, changes, and the cached task runs again; a task with
# `tsconfig.*.json` as its input is answered from the cache.
#
# Exits 0 while nx behaves so, and 1 once it does not. It needs npm and Node.js 20 or newer, and installs in a temporary folder.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export NX_DAEMON=false NX_CACHE_DIRECTORY="$folder/cache" NX_WORKSPACE_DATA_DIRECTORY="$folder/data" NO_COLOR=1 CI=true

git init --quiet
printf 'node_modules\ncache\ndata\n' > .gitignore
echo '{ "name": "workspace", "private": true }' > package.json
echo '{ "neverConnectToCloud": true, "analytics": false }' > nx.json
echo '{}' | tee tsconfig.base.json tsconfig.strict.json > /dev/null
echo 'first' > other.json
mkdir app
cat > app/project.json <<'JSON'
{ "name": "app", "targets": {
  "group": { "command": "echo ran", "cache": true, "inputs": ["{workspaceRoot}/tsconfig.!(base).json"] },
  "star": { "command": "echo ran", "cache": true, "inputs": ["{workspaceRoot}/tsconfig.*.json"] }
} }
JSON
npm install --silent --no-audit --no-fund --save-dev --save-exact --ignore-scripts nx@23.2.1

# Says "hit" or "miss".
run() {
  local out
  out="$(npx nx run "app:$1" --output-style=static 2>&1)"
  if grep -q 'local cache\|existing outputs\|read the output from the cache' <<< "$out"; then echo hit; else echo miss; fi
}

run group > /dev/null
run star > /dev/null
before="$(run group) $(run star)"
sleep 2 # nx tells a change by a file's time, in seconds.
echo 'second' > other.json
after="$(run group) $(run star)"

echo "with the group and with a star, nothing changed:    $before"
echo "with the group and with a star, other.json changed:  $after"
if [[ "$before" == 'hit hit' && "$after" == 'miss hit' ]]; then
  echo 'As described: the group matched a file of another name.'
else
  echo 'nx behaves otherwise now.'
  exit 1
fi
