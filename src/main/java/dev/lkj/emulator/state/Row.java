package dev.lkj.emulator.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A deployment in one region: what takes new sessions there. */
final class Row {
    String region = "";
    RowStatus status = RowStatus.PENDING;
    String version = "";
    /** How many instances should serve; 0 while nothing does, and while it sleeps. */
    int wanted;

    Backoff backoff = new Backoff();
    /** Crashes of any instance of this row, never reset. */
    int crashes;

    @Nullable
    Instant lastCrash;

    /** Since when its instances are nearly full; null when they are not. */
    @Nullable
    Instant busySince;
    /** Since when fewer instances would do; null when they would not. */
    @Nullable
    Instant quietSince;
    /** Since when it has no session though it could sleep; null when it has one. */
    @Nullable
    Instant idleSince;

    /** When an instance was last looked at; not worth storing at every look. */
    @JsonIgnore
    @Nullable
    Instant lastObserved;

    /** Whether its version takes new sessions, after a cold start when it sleeps. */
    boolean serves() {
        return wanted > 0 || sleeps();
    }

    boolean sleeps() {
        return status == RowStatus.SLEEPING;
    }

    /** Begins to serve with so many instances. */
    void serve(int instances, RowStatus as) {
        wanted = instances;
        status = as;
        forgetLoad();
    }

    /** Ends to serve. */
    void stop(RowStatus as) {
        serve(0, as);
    }

    /** Forgets for how long it was busy, quiet or idle. */
    void forgetLoad() {
        busySince = null;
        quietSince = null;
        idleSince = null;
    }
}
