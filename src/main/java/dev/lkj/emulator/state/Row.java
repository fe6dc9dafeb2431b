package dev.lkj.emulator.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A deployment in one region: what takes new sessions there. */
final class Row {
    String region = "";
    RowStatus status = RowStatus.PENDING;
    String version = "";
    /** How many instances should serve; 0 while nothing does. */
    int wanted;

    Backoff backoff = new Backoff();
    /** Crashes of any instance of this row, never reset. */
    int crashes;

    @Nullable
    Instant lastCrash;

    /** When an instance was last looked at; not worth storing at every look. */
    @JsonIgnore
    @Nullable
    Instant lastObserved;

    boolean serves() {
        return wanted > 0;
    }
}
