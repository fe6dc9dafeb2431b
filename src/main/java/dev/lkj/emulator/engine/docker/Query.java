package dev.lkj.emulator.engine.docker;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A path with the query that is added to it, encoded. */
record Query(String target) {
    static Query of(String path) {
        return new Query(path);
    }

    Query and(String name, String value) {
        String join = target.indexOf('?') < 0 ? "?" : "&";
        return new Query(target + join + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
