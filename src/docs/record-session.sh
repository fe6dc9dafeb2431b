#!/bin/sh
# Makes docs/session.svg, the picture in the README: a real deploy against the emulator, in a real terminal of 80
# columns (tmux), without touching anything outside the checkout.
set -eu
cd "$(dirname "$0")/../.."

socket=lkj-picture-$$
screen() { tmux -L "$socket" "$@"; }
trap 'screen kill-server 2>/dev/null || true' EXIT

if [ -n "$(git status --porcelain)" ]; then
  echo "commit first: a deploy of a changed tree asks a question that does not belong into the picture" >&2
  exit 1
fi
./lkj --version >/dev/null
screen -f /dev/null new-session -d -x 80 -y 24 "env PS1='\$ ' LANG=C.UTF-8 PATH='$PWD':\"\$PATH\" sh"
command='./lkj emulator exec -- ./lkj agent deploy src/examples/hello-agent'
screen send-keys "clear; $command; echo done-\$?" Enter
tries=0
until screen capture-pane -p | grep -q '^done-0'; do
  tries=$((tries + 1))
  if [ "$tries" -gt 300 ]; then
    screen capture-pane -p >&2
    echo "the deploy did not end" >&2
    exit 1
  fi
  sleep 0.2
done
{
  printf '$ %s\n' "$command"
  screen capture-pane -e -p | sed '/^done-0/,$d'
} >target/session.txt
java src/docs/TerminalPicture.java "lkj agent deploy against the emulator" <target/session.txt >docs/session.svg
echo "docs/session.svg"
