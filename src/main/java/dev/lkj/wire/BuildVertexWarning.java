package dev.lkj.wire;

import java.util.List;

/** A warning about a step; {@code short} is one line, {@code detail} further ones, both UTF-8. */
public record BuildVertexWarning(
        String vertex, int level, @FieldName("short") Bytes summary, List<Bytes> detail, String url) {
    /** Fills what is absent. */
    public BuildVertexWarning {
        vertex = Defaults.text(vertex);
        summary = summary == null ? Bytes.EMPTY : summary;
        detail = Defaults.list(detail);
        url = Defaults.text(url);
    }
}
