package dev.lkj.emulator.run;

import dev.lkj.emulator.engine.BuildFailure;
import dev.lkj.emulator.engine.BuildRequest;
import dev.lkj.emulator.engine.Engine;
import dev.lkj.emulator.engine.ImportRequest;
import dev.lkj.emulator.state.BuildTicket;
import dev.lkj.emulator.store.SourceFiles;
import dev.lkj.time.Cancellation;
import dev.lkj.time.CancelledException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Runs builds, a few at a time, and tells the state how they end. */
public final class Builds {
    /** Builds that run at once; more wait for their turn. */
    private static final int AT_ONCE = 4;

    private static final Duration QUEUE_LOOK = Duration.ofMillis(50);

    private final AgentHost host;
    private final Engine engine;
    private final SourceFiles sources;
    private final Happenings happenings;
    private final Map<String, Cancellation> running = new ConcurrentHashMap<>();
    private final Semaphore slots = new Semaphore(AT_ONCE, true);

    /** Builds with an engine. */
    public Builds(AgentHost host, Engine engine, SourceFiles sources, Happenings happenings) {
        this.host = host;
        this.engine = engine;
        this.sources = sources;
        this.happenings = happenings;
    }

    /**
     * Runs a build that the state has started, to its end; answers why it failed, empty when it did not.
     *
     * @param statusLine is told each line of the build's status
     */
    public Optional<String> run(BuildTicket ticket, Consumer<String> statusLine, Cancellation cancellation) {
        Making making = (lines, end) -> {
            Path source = sources.present(ticket.agentId(), ticket.tag(), end);
            engine.build(new BuildRequest(ticket.image(), source), lines, end);
        };
        return run(ticket, making, statusLine, cancellation);
    }

    /** What makes an image. */
    private interface Making {
        void run(Consumer<String> statusLine, Cancellation cancellation) throws BuildFailure, IOException;
    }

    /** Begins to import the pushed image of a version, which rolls afterwards; does not wait. */
    public void begin(BuildTicket ticket, Path config, List<Path> layers) {
        ImportRequest request = new ImportRequest(ticket.image(), config, layers);
        Cancellation cancellation = new Cancellation();
        // Known before the thread runs, so that whoever cancels does not miss it.
        running.put(key(ticket.agentId(), ticket.tag()), cancellation);
        Runnable work = () -> {
            Optional<String> unused =
                    run(ticket, (lines, end) -> engine.importImage(request, lines, end), line -> {}, cancellation);
        };
        Thread thread = new Thread(work, "lkj-emulator-import");
        thread.setDaemon(true);
        thread.start();
    }

    private Optional<String> run(
            BuildTicket ticket, Making making, Consumer<String> statusLine, Cancellation cancellation) {
        String key = key(ticket.agentId(), ticket.tag());
        running.put(key, cancellation);
        try (BuildLog log = BuildLog.create(sources.buildLog(ticket.agentId(), ticket.tag()))) {
            Consumer<String> watched = line -> {
                happenings.build(ticket.agentId(), ticket.tag(), line);
                statusLine.accept(line);
            };
            Optional<String> failure = build(ticket, making, log.andThen(watched), cancellation);
            failure.ifPresent(log::failed);
            return failure;
        } catch (IOException e) {
            return Optional.of(failed(ticket, "the emulator cannot write the log of the build: " + e.getMessage()));
        } finally {
            running.remove(key);
        }
    }

    private Optional<String> build(
            BuildTicket ticket, Making making, Consumer<String> statusLine, Cancellation cancellation) {
        boolean hasSlot = false;
        try {
            while (!slots.tryAcquire()) {
                if (cancellation.await(QUEUE_LOOK)) {
                    throw new CancelledException();
                }
            }
            hasSlot = true;
            making.run(statusLine, cancellation);
            host.change(state -> {
                state.built(ticket);
                return true;
            });
            String late = host.read(state -> state.failure(ticket));
            return late.isEmpty() ? Optional.empty() : Optional.of(late);
        } catch (BuildFailure e) {
            return Optional.of(failed(ticket, String.valueOf(e.getMessage())));
        } catch (CancelledException e) {
            return Optional.of(failed(ticket, "the build was cancelled"));
        } catch (IOException e) {
            return Optional.of(failed(ticket, "the source cannot be read: " + e.getMessage()));
        } catch (RuntimeException e) {
            return Optional.of(failed(ticket, "internal error of the engine: " + e));
        } finally {
            if (hasSlot) {
                slots.release();
            }
        }
    }

    /** Tells the state; the state's own reason counts when it gave the build up before. */
    private String failed(BuildTicket ticket, String why) {
        return host.change(state -> {
            state.buildFailed(ticket, why);
            return state.failure(ticket);
        });
    }

    /** Cancels a build; does nothing when it does not run. */
    void cancel(String agentId, String tag) {
        Cancellation build = running.get(key(agentId, tag));
        if (build != null) {
            build.cancel();
        }
    }

    /** Cancels every build. */
    public void cancelAll() {
        running.values().forEach(Cancellation::cancel);
    }

    private static String key(String agentId, String tag) {
        return agentId + "/" + tag;
    }
}
