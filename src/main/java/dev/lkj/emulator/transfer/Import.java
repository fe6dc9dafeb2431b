package dev.lkj.emulator.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.emulator.engine.BuildFailure;
import dev.lkj.emulator.engine.BuildRequest;
import dev.lkj.emulator.engine.Engine;
import dev.lkj.emulator.run.AgentHost;
import dev.lkj.emulator.run.Reconciler;
import dev.lkj.emulator.state.Imported;
import dev.lkj.emulator.state.Refused;
import dev.lkj.emulator.state.SourceOf;
import dev.lkj.emulator.store.SourceFiles;
import dev.lkj.time.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Takes a file that was exported in the place of what the emulator has: all of it, or nothing is changed. */
public final class Import implements AutoCloseable {
    /** What instances get that make room for others. */
    private static final Duration STOP_GRACE = Duration.ofSeconds(5);

    private final AgentHost host;
    private final SourceFiles sources;
    private final Engine engine;
    private final Reconciler reconciler;
    private final Cancellation cancellation = new Cancellation();

    /** One for a running emulator. */
    public Import(AgentHost host, SourceFiles sources, Engine engine, Reconciler reconciler) {
        this.host = host;
        this.sources = sources;
        this.engine = engine;
        this.reconciler = reconciler;
    }

    /**
     * What was imported.
     *
     * @param engine of the emulator that the file comes from
     * @param builtImages versions whose image was built here
     * @param missingSecrets names, by agent: the file has no values
     */
    public record Result(
            int agents,
            int versions,
            int privateLinks,
            int builtImages,
            String engine,
            String plan,
            Map<String, List<String>> missingSecrets) {
        /** Copies the map. */
        public Result {
            missingSecrets = Map.copyOf(missingSecrets);
        }
    }

    /**
     * Imports a file; returns when its images are built and its agents are there.
     *
     * @param overwrite whether what there is may be forgotten
     * @throws Refused when there are agents already, or the file is not good; nothing is changed then
     */
    public synchronized Result run(InputStream file, boolean overwrite) throws IOException {
        if (!overwrite) {
            checkUntouched();
        }
        Path folder = sources.incomingFolder();
        try {
            Staging staging = Staging.unpack(file, folder);
            JsonNode state = staging.state();
            Imported imported = Imported.read(
                    state.path("agents"),
                    state.path("private_links"),
                    staging.sources(),
                    host.read(current -> current.settings()));
            int built = take(staging, imported, overwrite);
            return new Result(
                    imported.agentCount(),
                    imported.versionCount(),
                    imported.linkCount(),
                    built,
                    state.path("engine").asText(),
                    state.path("plan").asText(),
                    secrets(state));
        } finally {
            SourceFiles.removeFolder(folder);
        }
    }

    private void checkUntouched() {
        if (!host.read(state -> state.isUntouched())) {
            throw Refused.of(
                    Refused.Kind.ALREADY_EXISTS,
                    "the emulator has agents or private links already, which an import would forget");
        }
    }

    private static Map<String, List<String>> secrets(JsonNode state) {
        Map<String, List<String>> secrets = new TreeMap<>();
        state.path("secrets_left_out").properties().forEach(agent -> {
            List<String> names = new ArrayList<>();
            agent.getValue().forEach(name -> names.add(name.asText()));
            secrets.put(agent.getKey(), List.copyOf(names));
        });
        return secrets;
    }

    /** Builds what is not there, and takes the state; undoes what it built when that fails. */
    private int take(Staging staging, Imported imported, boolean overwrite) throws IOException {
        List<String> built = new ArrayList<>();
        List<SourceOf> stored = new ArrayList<>();
        boolean done = false;
        try {
            for (Map.Entry<SourceOf, String> image : imported.images().entrySet()) {
                if (!isHere(staging, image.getKey())) {
                    built.add(image.getValue());
                    build(staging, image.getKey(), image.getValue());
                }
            }
            Set<SourceOf> needed = imported.sources();
            for (SourceOf source : needed) {
                if (!Files.exists(sources.source(source.agentId(), source.tag()))) {
                    stored.add(source);
                    store(staging, source);
                }
            }
            replace(imported, needed, overwrite);
            done = true;
            return built.size();
        } finally {
            if (!done) {
                built.forEach(engine::forgetImage);
                for (SourceOf source : stored) {
                    sources.drop(source.agentId(), source.tag());
                }
            }
        }
    }

    /** Whether this emulator has the very same version; another one of the same name is an error. */
    private boolean isHere(Staging staging, SourceOf source) throws IOException {
        Path known = sources.source(source.agentId(), source.tag());
        if (!Files.exists(known)) {
            return false;
        }
        if (Files.mismatch(known, staging.source(source)) >= 0) {
            throw Refused.of(
                    Refused.Kind.FAILED_PRECONDITION,
                    source.agentId() + " has another version " + source.tag() + " here: reset the emulator first");
        }
        return host.read(state -> state.hasImage(source));
    }

    private void build(Staging staging, SourceOf source, String image) {
        try {
            engine.build(new BuildRequest(image, staging.source(source)), line -> {}, cancellation);
        } catch (BuildFailure e) {
            throw Refused.of(
                    Refused.Kind.FAILED_PRECONDITION,
                    source.agentId() + " " + source.tag() + " cannot be built here: " + e.getMessage());
        }
    }

    private void store(Staging staging, SourceOf source) throws IOException {
        sources.keep(staging.source(source), source.agentId(), source.tag());
        Path log = staging.log(source);
        if (Files.exists(log)) {
            sources.keepLog(log, source.agentId(), source.tag());
        }
    }

    private void replace(Imported imported, Set<SourceOf> needed, boolean overwrite) {
        Set<String> images = Set.copyOf(imported.images().values());
        reconciler.replace(imported, images, needed, STOP_GRACE, () -> {
            if (!overwrite) {
                checkUntouched();
            }
        });
    }

    /** Gives up what is being imported. */
    @Override
    public void close() {
        cancellation.cancel();
    }
}
