package dev.lkj.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lkj.wire.BuildStatus;
import dev.lkj.wire.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Reads the lines of a build's stream; knows no socket. */
final class BuildStatusReader {
    private static final String ERROR = "BUILD ERROR:";

    private BuildStatusReader() {}

    /**
     * Passes on each status until the stream ends.
     *
     * @throws IOException when the stream breaks off
     * @throws MalformedLine when a line is no status
     */
    static BuildEnd read(InputStream in, Consumer<BuildStatus> status) throws IOException {
        LineReader lines = new LineReader(in);
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.startsWith(ERROR)) {
                return new BuildEnd.Failed(line.startsWith(ERROR + " ") ? line.substring(ERROR.length() + 1) : line);
            }
            status.accept(parse(line));
        }
        return new BuildEnd.Completed();
    }

    private static BuildStatus parse(String line) throws IOException {
        try {
            return WireJson.readLine(line, BuildStatus.class);
        } catch (JsonProcessingException e) {
            throw new MalformedLine(line, e);
        }
    }
}
