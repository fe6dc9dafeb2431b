package dev.lkj.buildlog;

import dev.lkj.wire.BuildStatus;
import dev.lkj.wire.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Recorded streams of builds. */
final class Streams {
    private Streams() {}

    /** The status objects of a recorded stream, without the text that stands behind those of failed builds. */
    static List<BuildStatus> of(String name) {
        return text(name)
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(Streams::status)
                .toList();
    }

    static BuildLog folded(String name) {
        BuildLog log = new BuildLog();
        of(name).forEach(log::apply);
        log.finish();
        return log;
    }

    static BuildStatus status(String json) {
        try {
            return WireJson.readLine(json, BuildStatus.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<BuildStatus> statuses(String... json) {
        List<BuildStatus> statuses = new ArrayList<>();
        for (String each : json) {
            statuses.add(status(each));
        }
        return statuses;
    }

    static String text(String name) {
        try (InputStream stream = Streams.class.getResourceAsStream("/contract/build-stream/" + name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
