package dev.lkj.emulator.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.container.Daemon;
import dev.lkj.container.DaemonRefusal;
import dev.lkj.container.Query;
import dev.lkj.container.http.HttpAnswer;
import dev.lkj.container.http.HttpCall;
import dev.lkj.time.Cancellation;
import dev.lkj.wire.Bytes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The containers of emulators: each is told by its labels, and no other is ever touched. */
final class Containers {
    /** For a daemon that is busy with builds. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Daemon daemon;

    Containers(Daemon daemon) {
        this.daemon = daemon;
    }

    /**
     * One that is there.
     *
     * @param id the daemon's name for it
     * @param status the daemon's word, such as {@code running}
     */
    record Listed(String id, Owner owner, String instanceId, String status) {}

    /** Those of all emulators, whatever their state. */
    List<Listed> list() throws IOException {
        String filter = "{\"label\":[\"" + ContainerSettings.OWNER_LABEL + "\"]}";
        List<Listed> found = new ArrayList<>();
        Query query = Query.of("/containers/json").and("all", "1").and("filters", filter);
        for (JsonNode container : daemon.get(query, LIMIT)) {
            JsonNode labels = container.path("Labels");
            found.add(new Listed(
                    container.path("Id").asText(),
                    new Owner(labels.path(ContainerSettings.OWNER_LABEL).asText()),
                    labels.path(ContainerSettings.INSTANCE_LABEL).asText(),
                    container.path("State").asText()));
        }
        return found;
    }

    /** Makes one that does not run yet; answers its id. */
    String create(String name, ObjectNode settings) throws IOException {
        Query query = Query.of("/containers/create").and("name", name);
        HttpCall call = HttpCall.of("POST", query.target(), LIMIT).withJson(settings.toString());
        return daemon.call(call).path("Id").asText();
    }

    void putSecrets(String id, Map<String, Bytes> files) throws IOException {
        Query query = Query.of("/containers/" + id + "/archive").and("path", "/");
        HttpCall call = HttpCall.of("PUT", query.target(), LIMIT)
                .with("application/x-tar", HttpCall.Body.of(SecretFiles.tar(files)));
        JsonNode unused = daemon.call(call);
    }

    void start(String id) throws IOException {
        JsonNode unused = daemon.post(Query.of("/containers/" + id + "/start"), LIMIT);
    }

    ContainerState inspect(String id, Duration limit) throws IOException {
        return ContainerState.of(daemon.get(Query.of("/containers/" + id + "/json"), limit));
    }

    /** Sends a signal; one that has ended, or is not there, is left as it is. */
    void signal(String id, String signal) throws IOException {
        try {
            Query query = Query.of("/containers/" + id + "/kill").and("signal", signal);
            JsonNode unused = daemon.post(query, LIMIT);
        } catch (DaemonRefusal e) {
            if (inspectAlive(id)) {
                throw e;
            }
        }
    }

    private boolean inspectAlive(String id) throws IOException {
        try {
            return inspect(id, LIMIT).alive();
        } catch (DaemonRefusal e) {
            return false;
        }
    }

    /** Removes one with what it wrote; a running one only by force. */
    void remove(String id, boolean force) throws IOException {
        try {
            Query query = Query.of("/containers/" + id).and("v", "1").and("force", force ? "1" : "0");
            JsonNode unused = daemon.delete(query, LIMIT);
        } catch (DaemonRefusal e) {
            if (!e.notFound()) {
                throw e;
            }
        }
    }

    /** The last lines that it printed. */
    List<String> tail(String id, int lines) throws IOException {
        List<String> tail = new ArrayList<>();
        Query query = logs(id).and("tail", Integer.toString(lines));
        try (HttpAnswer answer = daemon.open(HttpCall.of("GET", query.target(), LIMIT), new Cancellation())) {
            new ContainerLog(tail::add).read(answer.body());
        }
        return List.copyOf(tail.subList(Math.max(0, tail.size() - lines), tail.size()));
    }

    /** Passes on what it prints since a time, in seconds of the epoch, until it ends or is cancelled. */
    void follow(String id, String since, Consumer<String> line, Cancellation cancellation) throws IOException {
        Query query = logs(id).and("follow", "1").and("since", since);
        try (HttpAnswer answer = daemon.open(HttpCall.of("GET", query.target(), Duration.ZERO), cancellation)) {
            new ContainerLog(line).read(answer.body());
        }
    }

    private static Query logs(String id) {
        return Query.of("/containers/" + id + "/logs").and("stdout", "1").and("stderr", "1");
    }
}
