package dev.lkj.container;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A path with the query that is added to it, encoded. */
public record Query(String target) {
    /** A path without a query. */
    public static Query of(String path) {
        return new Query(path);
    }

    /** The same with another parameter. */
    public Query and(String name, String value) {
        String join = target.indexOf('?') < 0 ? "?" : "&";
        return new Query(target + join + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
