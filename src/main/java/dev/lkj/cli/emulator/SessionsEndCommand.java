package dev.lkj.cli.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends sessions, as their callers would by hanging up. */
@Command(
        name = "end",
        description = "End sessions, as callers do who hang up.",
        footer = {
            "  lkj emulator sessions end CA_hello-s1 CA_hello-s2",
            "  lkj emulator sessions end --all",
        })
final class SessionsEndCommand implements Verb {
    @Mixin
    private PortOption which = new PortOption();

    @Option(names = "--all", description = "End every session of every agent.")
    private boolean all;

    @Option(
            names = {"-j", "--json"},
            description = "Print which ended as JSON.")
    private boolean json;

    @Parameters(arity = "0..*", paramLabel = "[SESSION...]", description = "Their ids.")
    private List<String> ids = new ArrayList<>();

    @Override
    public ExitCode run(Wiring wiring) {
        if (all != ids.isEmpty()) {
            throw LkjException.usage(all ? "--all means every session, name none" : "name the sessions, or give --all")
                    .withHint("lkj emulator sessions list");
        }
        RunningEmulator emulator = RunningEmulator.find(wiring, which.port());
        List<String> wanted = all ? running(emulator.state()) : ids;
        List<String> unknown =
                wanted.stream().filter(id -> !emulator.endSession(id)).toList();
        wiring.status((wanted.size() - unknown.size()) + " of " + wanted.size() + " ended");
        if (json) {
            wiring.environment().out().line(answer(wanted, unknown).toPrettyString());
        }
        // One that is gone in between was to end anyway.
        if (!all && !unknown.isEmpty()) {
            throw LkjException.failed("no session " + String.join(", ", unknown))
                    .withHint("lkj emulator sessions list");
        }
        return ExitCode.OK;
    }

    private static ObjectNode answer(List<String> wanted, List<String> unknown) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        var ended = answer.putArray("ended");
        wanted.stream().filter(id -> !unknown.contains(id)).forEach(ended::add);
        unknown.forEach(answer.putArray("unknown")::add);
        return answer;
    }

    private static List<String> running(JsonNode state) {
        List<String> found = new ArrayList<>();
        state.path("agents")
                .forEach(agent -> agent.path("sessions")
                        .forEach(session -> found.add(session.path("session_id").asText())));
        return found;
    }
}
