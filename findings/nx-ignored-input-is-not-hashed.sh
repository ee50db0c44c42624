#!/usr/bin/env bash
# nx 23.2.1 · a cached task does not depend on an input that it names, where git ignores the file
#
# Common expectation: what `inputs` of a cached task name is part of the hash of the task, so that a change of it is never answered
# from the cache.
# Behaviour: files that `.gitignore` matches are left out of all filesets, also of one that names such a file by its full path. Nx says
# nothing of it. So code that a generator writes into an ignored folder, and that no other task of Nx makes, may change as it likes.
# Output seen: the task prints "old"; the ignored file now says "new"; the task is taken from the cache and prints "old" again, while
# the same change of a file that git does not ignore is seen.
#
# Exits 0 while nx behaves so, and 1 once it does not. It needs npm, git and Node.js 20 or newer, and installs in a temporary folder.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export NX_DAEMON=false NX_CACHE_DIRECTORY="$folder/cache" NX_WORKSPACE_DATA_DIRECTORY="$folder/data" NO_COLOR=1 CI=true

git init --quiet
echo '{ "name": "workspace", "private": true }' > package.json
echo '{ "neverConnectToCloud": true, "analytics": false }' > nx.json
printf 'node_modules\ncache\ndata\ngenerated\n' > .gitignore
mkdir -p app/generated app/written
cat > app/project.json <<'JSON'
{ "name": "app", "targets": {
  "generated": { "command": "cat generated/limit.txt", "options": { "cwd": "app" }, "cache": true,
    "inputs": ["{projectRoot}/generated/limit.txt"] },
  "written": { "command": "cat written/limit.txt", "options": { "cwd": "app" }, "cache": true,
    "inputs": ["{projectRoot}/written/limit.txt"] }
} }
JSON
npm install --silent --no-audit --no-fund --save-dev --save-exact nx@23.2.1

run() { npx nx run "app:$1" --output-style=static 2>&1 | grep -E '^(old|new)$'; }

echo old | tee app/generated/limit.txt > app/written/limit.txt
first="$(run generated) $(run written)"
echo new | tee app/generated/limit.txt > app/written/limit.txt
second="$(run generated) $(run written)"

echo "ignored and not ignored, before the change: $first"
echo "ignored and not ignored, after it:          $second"
if [[ "$first" == 'old old' && "$second" == 'old new' ]]; then
  echo 'As described: the change of the ignored input was not seen.'
else
  echo 'nx behaves otherwise now.'
  exit 1
fi
