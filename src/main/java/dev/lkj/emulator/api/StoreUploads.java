package dev.lkj.emulator.api;

import dev.lkj.emulator.run.AgentHost;
import dev.lkj.emulator.state.Refused;
import dev.lkj.emulator.state.Reservation;
import dev.lkj.emulator.store.SourceOrigin;
import dev.lkj.emulator.upload.ObjectStore;
import dev.lkj.emulator.upload.StoreAddress;
import dev.lkj.emulator.upload.UploadTarget;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.time.Cancellation;
import dev.lkj.time.Clock;
import dev.lkj.wire.PresignedPostRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Uploads to a real object store, which does not tell when one has come: it is asked. */
public final class StoreUploads implements Uploads, SourceOrigin {
    /** Uploads that may still come are remembered, so that none is left there; the oldest are forgotten first. */
    private static final int MOST_EXPECTED = 1000;

    private static final long CLOSING_SECONDS = 10;

    private final AgentHost host;
    private final ObjectStore store;
    private final Consumer<String> problems;
    private final Set<Expected> expected = new LinkedHashSet<>();
    private final ExecutorService deletions = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "lkj-emulator-uploads");
        thread.setDaemon(true);
        return thread;
    });

    private record Expected(String agentId, String tag) {}

    /** Uploads for the agents of a host; what goes wrong with nobody waiting for it is told in one line. */
    public StoreUploads(AgentHost host, ObjectStore store, Consumer<String> problems) {
        this.host = host;
        this.store = store;
        this.problems = problems;
    }

    /**
     * Asks a store whether it is there and takes this key.
     *
     * @throws LkjException (UNAVAILABLE) with what it answered
     */
    public static void probe(StoreAddress address, Clock clock) {
        try {
            new ObjectStore(address, "probe", clock).probe();
        } catch (IOException e) {
            throw LkjException.of(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()), e)
                    .withHint("look at AWS_ENDPOINT_URL, AWS_REGION and the key in the environment");
        }
    }

    @Override
    public PresignedPostRequest form(Reservation reserved) {
        expect(reserved);
        return store.form(reserved.agentId(), reserved.tag());
    }

    @Override
    public String putUrl(Reservation reserved) {
        expect(reserved);
        return store.putUrl(reserved.agentId(), reserved.tag());
    }

    private void expect(Reservation reserved) {
        synchronized (expected) {
            expected.add(new Expected(reserved.agentId(), reserved.tag()));
            if (expected.size() > MOST_EXPECTED) {
                expected.remove(expected.iterator().next());
            }
        }
    }

    @Override
    public void look(String agentId, String deployment) {
        Optional<Reservation> open = host.read(state -> state.openForm(agentId, deployment));
        open.ifPresent(form -> size(form).ifPresent(bytes -> note(form, bytes)));
    }

    private OptionalLong size(Reservation form) {
        try {
            return store.size(form.agentId(), form.tag());
        } catch (IOException e) {
            throw Refused.of(Refused.Kind.UNAVAILABLE, String.valueOf(e.getMessage()));
        }
    }

    private void note(Reservation form, long bytes) {
        if (bytes < 1 || bytes > UploadTarget.MOST_BYTES) {
            drop(form.agentId(), form.tag());
            throw Refused.of(
                    Refused.Kind.FAILED_PRECONDITION,
                    "the upload has " + bytes + " bytes, from 1 to " + UploadTarget.MOST_BYTES + " are allowed");
        }
        if (!host.change(state -> state.uploaded(form, bytes))) {
            // A newer deploy call, or a deletion, came in between.
            drop(form.agentId(), form.tag());
        }
    }

    @Override
    public void fetch(String agentId, String tag, Path file, Cancellation cancellation) throws IOException {
        store.fetch(agentId, tag, file, cancellation);
        drop(agentId, tag);
    }

    @Override
    public void drop(String agentId, String tag) {
        synchronized (expected) {
            expected.remove(new Expected(agentId, tag));
        }
        if (!deletions.isShutdown()) {
            deletions.execute(() -> delete(new Expected(agentId, tag)));
        }
    }

    private boolean delete(Expected upload) {
        try {
            store.delete(upload.agentId(), upload.tag());
            return true;
        } catch (IOException e) {
            problems.accept(
                    "the source of " + upload.agentId() + ", " + upload.tag() + ", may be left: " + e.getMessage());
            return false;
        }
    }

    /**
     * Ends the deletions that go on.
     *
     * @param forget whether uploads that were never built go, too
     */
    public void close(boolean forget) {
        List<Expected> left;
        synchronized (expected) {
            left = List.copyOf(expected);
        }
        if (forget) {
            // A store that does not answer now is not asked for each.
            deletions.execute(() -> {
                boolean answers = true;
                for (Expected upload : left) {
                    answers = answers && delete(upload);
                }
            });
        }
        deletions.shutdown();
        try {
            if (!deletions.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                problems.accept("the object store is slow: sources may be left in " + store);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
