#!/bin/sh
# Deploys the project in a folder with the secrets of a CI job, and ends well only when exactly this version serves.
#
#   SECRETS='OPENAI_API_KEY DEEPGRAM_API_KEY' deploy.sh [DIR]
#
# SECRETS names variables of the job; each becomes a secret of the agent. LK is the CLI (default: lk), which finds the
# project in LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET. PAUSE is the time between two looks, in seconds.
set -eu

LK=${LK:-lk}
folder=${1:-.}

fail() {
  echo "deploy: $*" >&2
  exit 1
}

# Values go through a file that only this user can read: a command line can be seen by others.
umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

for name in ${SECRETS:-}; do
  value=$(printenv "$name") || fail "the job has no $name"
  case $value in
    '') fail "$name is empty" ;;
    *"'"* | *'
'*) fail "$name has a quote or a line end in it" ;;
  esac
  printf "%s='%s'\n" "$name" "$value" >>"$work/secrets.env"
done

# An attribute of its own finds the version again.
run=${CI_JOB_ID:-local}-$(date +%s)-$$
set -- --attribute "ci_run=$run" "$folder"
if [ -s "$work/secrets.env" ]; then set -- --secrets-file "$work/secrets.env" "$@"; fi
"$LK" agent deploy "$@"

looks=0
until "$LK" agent versions --attribute "ci_run=$run" --json "$folder" >"$work/versions.json" &&
  grep -q '"current": *true' "$work/versions.json"; do
  looks=$((looks + 1))
  if [ "$looks" -ge 60 ]; then fail "the new version does not serve"; fi
  sleep "${PAUSE:-5}"
done
version=$(sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' "$work/versions.json")

# The service has to know every secret by now.
"$LK" agent secrets --json "$folder" >"$work/secrets.json"
for name in ${SECRETS:-}; do
  grep -q "\"name\": *\"$name\"" "$work/secrets.json" || fail "the service does not have $name"
done

echo "deployed $version"
