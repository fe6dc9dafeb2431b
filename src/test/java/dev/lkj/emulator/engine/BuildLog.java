package dev.lkj.emulator.engine;

import dev.lkj.wire.BuildStatus;
import dev.lkj.wire.BuildVertex;
import dev.lkj.wire.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Reads a build's lines as a client of the service does and remembers what they said. */
public final class BuildLog implements Consumer<String> {
    private final Map<String, BuildVertex> steps = Collections.synchronizedMap(new LinkedHashMap<>());
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final List<String> undeclared = new CopyOnWriteArrayList<>();

    @Override
    public void accept(String line) {
        BuildStatus status = read(line);
        status.vertexes().forEach(step -> steps.put(step.digest(), step));
        status.logs().forEach(log -> {
            noteUndeclared(log.vertex());
            output.add(log.data().utf8().strip());
        });
        status.statuses().forEach(progress -> noteUndeclared(progress.vertex()));
    }

    private void noteUndeclared(String digest) {
        if (!steps.containsKey(digest)) {
            undeclared.add(digest);
        }
    }

    private static BuildStatus read(String line) {
        try {
            return WireJson.readLine(line, BuildStatus.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<String> names() {
        return steps.values().stream().map(BuildVertex::name).toList();
    }

    public List<BuildVertex> steps() {
        return List.copyOf(steps.values());
    }

    public List<String> errors() {
        return steps.values().stream()
                .map(BuildVertex::error)
                .filter(error -> !error.isEmpty())
                .toList();
    }

    public List<String> output() {
        return output;
    }

    /** Steps that printed something before they were announced; a client would drop that. */
    public List<String> undeclared() {
        return undeclared;
    }
}
