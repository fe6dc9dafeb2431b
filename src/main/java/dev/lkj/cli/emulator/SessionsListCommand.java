package dev.lkj.cli.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.error.ExitCode;
import dev.lkj.term.Line;
import dev.lkj.term.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the sessions of every agent. */
@Command(
        name = "list",
        description = "List the sessions that run or wait, of every agent.",
        footer = {
            "  lkj emulator sessions list",
            "  lkj emulator sessions list --json",
        })
final class SessionsListCommand implements Verb {
    @Mixin
    private PortOption which = new PortOption();

    @Option(
            names = {"-j", "--json"},
            description = "Print them as JSON.")
    private boolean json;

    @Override
    public ExitCode run(Wiring wiring) {
        JsonNode state = RunningEmulator.find(wiring, which.port()).state();
        ArrayNode sessions = JsonNodeFactory.instance.arrayNode();
        for (JsonNode agent : state.path("agents")) {
            for (JsonNode session : agent.path("sessions")) {
                ObjectNode entry = session.deepCopy();
                sessions.add(entry.set("agent_id", agent.path("agent_id")));
            }
        }
        if (json) {
            wiring.environment()
                    .out()
                    .line(JsonNodeFactory.instance
                            .objectNode()
                            .<ObjectNode>set("sessions", sessions)
                            .toPrettyString());
        } else if (sessions.isEmpty()) {
            wiring.status("No sessions");
        } else {
            EmulatorTable.print(wiring, table(wiring, sessions));
        }
        return ExitCode.OK;
    }

    /** Relative for people, exact for scripts. */
    private static String since(Wiring wiring, JsonNode session) {
        String since = session.path("since").asText();
        return wiring.terminal().outputIsTerminal() ? wiring.times().ago(Instant.parse(since)) : since;
    }

    private static Table table(Wiring wiring, ArrayNode sessions) {
        List<List<Line>> rows = new ArrayList<>();
        for (JsonNode session : sessions) {
            rows.add(Table.row(
                    session.path("session_id").asText(),
                    session.path("agent_id").asText(),
                    session.path("deployment").asText(),
                    session.path("waiting").asBoolean()
                            ? "waits"
                            : session.path("instance_id").asText(),
                    since(wiring, session)));
        }
        return new Table(
                List.of(
                        Table.Column.fixed("Session"),
                        Table.Column.flexible("Agent"),
                        Table.Column.flexible("Deployment"),
                        Table.Column.flexible("Instance"),
                        Table.Column.fixed("Since")),
                rows);
    }
}
