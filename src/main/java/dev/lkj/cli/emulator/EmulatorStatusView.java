package dev.lkj.cli.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.term.Line;
import dev.lkj.term.SafeText;
import dev.lkj.term.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A running emulator's agents: one row for each deployment and region. */
final class EmulatorStatusView {
    private final JsonNode state;

    EmulatorStatusView(JsonNode state) {
        this.state = state;
    }

    /** The line above the table. */
    String heading(String url) {
        List<String> regions = new ArrayList<>();
        state.path("regions").forEach(region -> regions.add(region.asText()));
        return "Emulator at " + url + ", plan "
                + SafeText.of(state.path("plan").asText()) + ", " + (regions.size() == 1 ? "region " : "regions ")
                + SafeText.of(String.join(", ", regions));
    }

    /** The agents. */
    Table table() {
        List<List<Line>> rows = new ArrayList<>();
        for (JsonNode agent : state.path("agents")) {
            for (JsonNode deployment : agent.path("deployments")) {
                for (JsonNode row : deployment.path("rows")) {
                    rows.add(row(agent, deployment, row));
                }
            }
        }
        List<Table.Column> columns = List.of(
                Table.Column.fixed("Agent"),
                Table.Column.flexible("Deployment"),
                Table.Column.flexible("Region"),
                Table.Column.fixed("Version"),
                Table.Column.fixed("Status"),
                Table.Column.flexible("Instances"),
                Table.Column.fixed("Sessions"));
        return new Table(columns, rows);
    }

    private static List<Line> row(JsonNode agent, JsonNode deployment, JsonNode row) {
        Map<String, Integer> phases = new LinkedHashMap<>();
        int sessions = 0;
        for (JsonNode instance : agent.path("instances")) {
            boolean here = instance.path("deployment").equals(deployment.path("deployment"))
                    && instance.path("region").equals(row.path("region"));
            if (here && !instance.path("phase").asText().equals("ended")) {
                phases.merge(instance.path("phase").asText(), 1, Integer::sum);
                sessions += instance.path("active_sessions").asInt();
            }
        }
        List<String> counts = new ArrayList<>();
        phases.forEach((phase, count) -> counts.add(count + " " + phase));
        String version = row.path("version").asText();
        return Table.row(
                agent.path("agent_id").asText(),
                deployment.path("deployment").asText(),
                row.path("region").asText(),
                version.isEmpty() ? "none yet" : version,
                row.path("status").asText(),
                counts.isEmpty() ? "none" : String.join(", ", counts),
                Integer.toString(sessions));
    }
}
