#!/usr/bin/env bash
# nx 23.2.1 · `{projectRoot}` in inputs and outputs is a glob, not a path
#
# Common expectation: with the inputs `{projectRoot}/**/*`, a change of a file of a project makes its cached tasks run again,
# whatever its folder is called.
# Behaviour: the project's root is put into the pattern as it stands. In `packages/(grp)/app`, a name that framework routers use
# for route groups, the parentheses are a glob's group: the pattern matches no file there, no change is seen, and the task is
# answered from the cache.
# Output seen: the second run, after the change, prints the text of the first, from the cache.
#
# Exits 0 while nx behaves so, and 1 once it does not. It needs npm and Node.js 20 or newer, and installs in a temporary folder.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export NX_DAEMON=false NX_CACHE_DIRECTORY="$folder/cache" NX_WORKSPACE_DATA_DIRECTORY="$folder/data" NO_COLOR=1 CI=true

make_project() { # folder, name
  mkdir -p "$1"
  echo 'first' > "$1/source.txt"
  cat > "$1/project.json" <<JSON
{ "name": "$2", "targets": { "show": {
  "command": "cat source.txt", "options": { "cwd": "{projectRoot}" },
  "cache": true, "inputs": ["{projectRoot}/**/*"]
} } }
JSON
}

echo '{ "name": "workspace", "private": true }' > package.json
echo '{ "neverConnectToCloud": true, "analytics": false }' > nx.json
make_project packages/plain/app plain
make_project 'packages/(grp)/app' grouped
git init -q && git add -A
npm install --save-dev --no-audit --no-fund --ignore-scripts --silent nx@23.2.1
node -p '`nx ${require("nx/package.json").version}`'

seen=0
for project in plain grouped; do
  root="packages/plain/app"
  [ "$project" = grouped ] && root='packages/(grp)/app'
  npx nx run "$project:show" > first.txt 2>&1 || { cat first.txt; exit 1; }
  # nx tells a change by a file's time, in seconds.
  sleep 2
  echo 'second' > "$root/source.txt"
  npx nx run "$project:show" > second.txt 2>&1 || { cat second.txt; exit 1; }
  if grep -q 'second' second.txt; then answer='ran again'; else answer='answered from the cache, with the old text'; fi
  echo "$root: after a change, $answer"
  [ "$project" = plain ] && grep -q 'second' second.txt && seen=$((seen + 1))
  [ "$project" = grouped ] && ! grep -q 'second' second.txt && seen=$((seen + 1))
done
[ "$seen" -eq 2 ] || { echo 'nx behaves in another way now.'; exit 1; }
