package dev.lkj.emulator.engine.docker.build;

import java.util.List;
import java.util.Map;

/**
 * What a message of BuildKit's {@code StatusResponse} holds: field numbers, with their names in the JSON of the build
 * stream. The numbers are those of BuildKit's {@code control.proto} and {@code ops.proto}.
 */
record TraceShape(Map<Integer, Field> fields) {

    /** How a field is read and written. */
    enum Kind {
        TEXT,
        BYTES,
        NUMBER,
        FLAG,
        TIME,
        MESSAGE
    }

    /**
     * A field.
     *
     * @param always written when it is empty, too
     */
    record Field(String name, Kind kind, boolean repeated, boolean always, TraceShape message) {}

    private static final TraceShape NONE = new TraceShape(Map.of());

    private static final TraceShape PROGRESS_GROUP =
            new TraceShape(Map.of(1, one("id", Kind.TEXT), 2, one("name", Kind.TEXT), 3, one("weak", Kind.FLAG)));

    private static final TraceShape VERTEX = new TraceShape(Map.of(
            1, one("digest", Kind.TEXT),
            2, many("inputs", Kind.TEXT),
            3, one("name", Kind.TEXT),
            4, one("cached", Kind.FLAG),
            5, one("started", Kind.TIME),
            6, one("completed", Kind.TIME),
            7, one("error", Kind.TEXT),
            8, one("progressGroup", PROGRESS_GROUP)));

    private static final TraceShape STATUS = new TraceShape(Map.of(
            1, always("id", Kind.TEXT),
            2, one("vertex", Kind.TEXT),
            3, one("name", Kind.TEXT),
            4, always("current", Kind.NUMBER),
            5, one("total", Kind.NUMBER),
            6, one("timestamp", Kind.TIME),
            7, one("started", Kind.TIME),
            8, one("completed", Kind.TIME)));

    private static final TraceShape LOG = new TraceShape(Map.of(
            1, one("vertex", Kind.TEXT),
            2, one("timestamp", Kind.TIME),
            3, one("stream", Kind.NUMBER),
            4, always("data", Kind.BYTES)));

    private static final TraceShape SOURCE_INFO = new TraceShape(
            Map.of(1, one("filename", Kind.TEXT), 2, one("data", Kind.BYTES), 4, one("language", Kind.TEXT)));

    private static final TraceShape POSITION =
            new TraceShape(Map.of(1, one("line", Kind.NUMBER), 2, one("character", Kind.NUMBER)));

    private static final TraceShape RANGE = new TraceShape(Map.of(1, one("start", POSITION), 2, one("end", POSITION)));

    private static final TraceShape WARNING = new TraceShape(Map.of(
            1, one("vertex", Kind.TEXT),
            2, one("level", Kind.NUMBER),
            3, one("short", Kind.BYTES),
            4, many("detail", Kind.BYTES),
            5, one("url", Kind.TEXT),
            6, one("sourceInfo", SOURCE_INFO),
            7, many("range", RANGE)));

    /** One message of the trace. */
    static final TraceShape STATUS_RESPONSE = new TraceShape(Map.of(
            1,
            many("vertexes", VERTEX),
            2,
            many("statuses", STATUS),
            3,
            many("logs", LOG),
            4,
            many("warnings", WARNING)));

    /** The fields that are written when they are empty, too, in the order of their numbers. */
    List<Field> always() {
        return fields.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .filter(Field::always)
                .toList();
    }

    private static Field one(String name, Kind kind) {
        return new Field(name, kind, false, false, NONE);
    }

    private static Field one(String name, TraceShape message) {
        return new Field(name, Kind.MESSAGE, false, false, message);
    }

    private static Field many(String name, Kind kind) {
        return new Field(name, kind, true, false, NONE);
    }

    private static Field many(String name, TraceShape message) {
        return new Field(name, Kind.MESSAGE, true, false, message);
    }

    private static Field always(String name, Kind kind) {
        return new Field(name, kind, false, true, NONE);
    }
}
