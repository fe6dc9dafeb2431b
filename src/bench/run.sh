#!/bin/sh
# Measures the emulator, and fails when it loses anything: src/bench/run.sh [--short] [deploys|kills|slow|upload|start]...
set -eu
cd "$(dirname -- "$0")/../.."
mvn -q -B -ntp -Pbench -DskipTests -Djacoco.skip=true -Dspotless.check.skip=true package
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "target/bench-classes:target/lkj.jar:target/lib/*" dev.lkj.bench.Bench "$@"
