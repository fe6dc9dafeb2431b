#!/bin/sh
# Measures lkj beside other programs, and what the emulator survives:
#   src/bench/run.sh speed            every row of docs/performance.md, which it writes; ends with 1 when a goal is missed
#   src/bench/run.sh [--short] [--jdk HOME]... [--reference PATH] [--huge] [NAME...]
# NAME is deploys, kills, slow, upload or start, or a row of speed; all of them without one. --short only reports.
set -eu
cd "$(dirname -- "$0")/../.."
# First, since it may build: what it replaces then is in use later.
./lkj --version >/dev/null
mvn -q -B -ntp -Pbench,dist -DskipTests -Djacoco.skip=true -Dspotless.check.skip=true package
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "target/bench-classes:target/lkj.jar:target/lib/*" dev.lkj.bench.Bench "$@"
