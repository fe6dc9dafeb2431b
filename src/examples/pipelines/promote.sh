#!/bin/sh
# Deploys the project in a folder to staging, tries it there, and promotes to production what passed.
#
#   SMOKE_TEST='./smoke-test.sh' promote.sh [DIR]
#
# SMOKE_TEST is a command that fails when staging is not good enough (default: none); it gets the version as VERSION. LK
# is the CLI (default: lk), which finds the project in LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET. PAUSE is the
# time between two looks, in seconds.
set -eu

LK=${LK:-lk}
folder=${1:-.}

fail() {
  echo "promote: $*" >&2
  exit 1
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# The version of a file of versions: `version_in FILE`.
version_in() {
  sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' "$1" | sed 1q
}

# The row of status --json for staging, as one line: sed gathers what is between two braces.
staging_row() {
  "$LK" agent status --json "$folder" >"$work/status.json"
  sed -n '/{/{h;d;}; H; /}/{g;s/\n//g;p;}' "$work/status.json" | grep '"deployment": *"staging"' || true
}

run=${CI_JOB_ID:-local}-$(date +%s)-$$
"$LK" agent deploy --deployment staging --attribute "ci_run=$run" "$folder"
"$LK" agent versions --attribute "ci_run=$run" --json "$folder" >"$work/versions.json"
VERSION=$(version_in "$work/versions.json")
[ -n "$VERSION" ] || fail "the new version is not listed"
export VERSION

looks=0
until staging_row | grep "\"version\": *\"$VERSION\"" | grep -q '"status": *"Running"'; do
  looks=$((looks + 1))
  if [ "$looks" -ge 60 ]; then fail "$VERSION does not run in staging; production is as it was"; fi
  sleep "${PAUSE:-5}"
done

if ! sh -c "${SMOKE_TEST:-:}"; then
  fail "$VERSION failed its test in staging; production is as it was"
fi

"$LK" agent promote --deployment staging "$folder"
looks=0
until "$LK" agent versions --attribute "ci_run=$run" --json "$folder" >"$work/versions.json" &&
  grep -q '"current": *true' "$work/versions.json"; do
  looks=$((looks + 1))
  if [ "$looks" -ge 60 ]; then fail "$VERSION does not serve production"; fi
  sleep "${PAUSE:-5}"
done

echo "promoted $VERSION"
