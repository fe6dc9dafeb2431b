#!/bin/sh
# Gives one secret of an agent a new value, and leaves all the others as they are.
#
#   new-key-from-the-vault | rotate-secret.sh NAME [DIR]
#
# The value comes from standard input, its last line end left out. LK is the CLI (default: lk), which finds the project
# in LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET.
set -eu

LK=${LK:-lk}
name=${1:?usage: rotate-secret.sh NAME [DIR]}
folder=${2:-.}

fail() {
  echo "rotate-secret: $*" >&2
  exit 1
}

umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

value=$(cat)
case $value in
  '') fail "no value on standard input" ;;
  *"'"* | *'
'*) fail "the value has a quote or a line end in it" ;;
esac
printf "%s='%s'\n" "$name" "$value" >"$work/secret.env"

# When the secret changed last, in a file of secrets: `changed_in FILE`.
changed_in() {
  sed -n "/\"name\": *\"$name\"/,/}/s/.*\"updatedAt\": *\"\\([^\"]*\\)\".*/\\1/p" "$1"
}

names_in() {
  grep '"name":' "$1" | sort
}

# A mistyped name would add a secret instead.
"$LK" agent secrets --json "$folder" >"$work/before.json"
grep -q "\"name\": *\"$name\"" "$work/before.json" || fail "the agent has no secret $name"

"$LK" agent update-secrets --secrets-file "$work/secret.env" "$folder"

"$LK" agent secrets --json "$folder" >"$work/after.json"
[ "$(names_in "$work/before.json")" = "$(names_in "$work/after.json")" ] || fail "other secrets changed"
[ "$(changed_in "$work/before.json")" != "$(changed_in "$work/after.json")" ] || fail "$name did not change"

echo "rotated $name"
