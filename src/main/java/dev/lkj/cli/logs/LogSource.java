package dev.lkj.cli.logs;

import dev.lkj.cli.agent.Cells;
import dev.lkj.wire.AgentDeployment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where lines come from: a deployment of the agent in one region.
 *
 * @param deployment empty for production
 * @param serverRegion where its logs are kept; empty when the service does not say
 * @param replicas how many instances run there
 */
record LogSource(String deployment, String region, String serverRegion, int replicas) {
    /** The source of a row. */
    static LogSource of(AgentDeployment row) {
        return new LogSource(row.deployment(), row.region(), row.serverRegion(), row.replicas());
    }

    /** One for each stream that there is: rows of a deployment whose logs are kept in the same place share it. */
    static List<LogSource> distinct(List<AgentDeployment> rows) {
        Map<String, LogSource> sources = new LinkedHashMap<>();
        for (AgentDeployment row : rows) {
            sources.putIfAbsent(row.deployment() + "\n" + row.serverRegion(), of(row));
        }
        return new ArrayList<>(sources.values());
    }

    /** What stands before its lines beside those of others: as much of its names as tells it apart. */
    String label(List<LogSource> among) {
        boolean oneDeployment =
                among.stream().map(LogSource::deployment).distinct().count() == 1;
        boolean oneRegion = among.stream().map(LogSource::region).distinct().count() == 1;
        String name = Cells.deployment(deployment);
        return oneRegion ? name : oneDeployment ? region : name + "/" + region;
    }
}
