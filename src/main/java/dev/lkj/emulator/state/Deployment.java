package dev.lkj.emulator.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Production or a named deployment of an agent. */
final class Deployment {
    /** Empty is production. */
    String name = "";

    List<Row> rows = new ArrayList<>();

    @Nullable
    Roll roll;
    /** The newest tag that rolled after a build; an older build that ends later does not roll. */
    String newestRolled = "";
    /** The tag of the newest deploy call, whose form alone is good; empty when there is none. */
    String formTag = "";
    /** Whether an upload with that form was answered with success. */
    boolean formUsed;
    /** What the newest deploy call said about the version. */
    Map<String, String> formAttributes = new TreeMap<>();
    /** The tag of the newest complete upload that was not built; empty when there is none. */
    String uploadTag = "";
    /** Sessions that wait for an instance, by id, in order. */
    Map<String, WaitingSession> waiting = new LinkedHashMap<>();

    static String label(String name) {
        return name.isEmpty() ? "production" : name;
    }

    boolean production() {
        return name.isEmpty();
    }

    Row row(String region) {
        for (Row row : rows) {
            if (row.region.equals(region)) {
                return row;
            }
        }
        throw new IllegalStateException("no region " + region);
    }

    void add(String region) {
        Row row = new Row();
        row.region = region;
        rows.add(row);
    }
}
