package dev.lkj.emulator.state;

import dev.lkj.wire.AgentSecretKind;
import dev.lkj.wire.Bytes;
import java.time.Instant;

/** A secret of an agent; its text never shows the value. */
record Secret(String name, Bytes value, AgentSecretKind kind, Instant createdAt, Instant updatedAt) {}
