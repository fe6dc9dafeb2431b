package dev.lkj.emulator.store;

import dev.lkj.time.Cancellation;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;

/** Where sources come from that were not uploaded to the emulator itself. */
public interface SourceOrigin {
    /** There is none: what is not here is nowhere. */
    SourceOrigin NONE = new SourceOrigin() {
        @Override
        public void fetch(String agentId, String tag, Path file, Cancellation cancellation) throws IOException {
            throw new FileNotFoundException("the source of " + tag + " is gone");
        }

        @Override
        public void drop(String agentId, String tag) {}
    };

    /** Copies a source to a file; it is not needed there any more when this returns. */
    void fetch(String agentId, String tag, Path file, Cancellation cancellation) throws IOException;

    /** A source is not needed any more; returns at once. */
    void drop(String agentId, String tag);
}
