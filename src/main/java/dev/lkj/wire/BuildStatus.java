package dev.lkj.wire;

import java.util.List;

/** One line of a build's stream: news about steps, their progress, output and warnings. */
public record BuildStatus(
        List<BuildVertex> vertexes,
        List<BuildVertexStatus> statuses,
        List<BuildVertexLog> logs,
        List<BuildVertexWarning> warnings) {
    /** Fills what is absent. */
    public BuildStatus {
        vertexes = Defaults.list(vertexes);
        statuses = Defaults.list(statuses);
        logs = Defaults.list(logs);
        warnings = Defaults.list(warnings);
    }
}
