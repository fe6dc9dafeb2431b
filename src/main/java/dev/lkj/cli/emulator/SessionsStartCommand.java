package dev.lkj.cli.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts sessions. */
@Command(
        name = "start",
        description = "Start sessions and print their ids; they run until they are ended or their instance is.",
        footer = {
            "  lkj emulator sessions start",
            "  lkj emulator sessions start --count 5 --deployment staging",
        })
final class SessionsStartCommand implements Verb {
    private static final int MOST = 10_000;

    @Mixin
    private TrafficOptions traffic = new TrafficOptions();

    @Option(names = "--count", paramLabel = "N", defaultValue = "1", description = "How many (default: 1).")
    private int count = 1;

    @Option(
            names = {"-j", "--json"},
            description = "Print the sessions as JSON.")
    private boolean json;

    @Override
    public ExitCode run(Wiring wiring) {
        if (count < 1 || count > MOST) {
            throw LkjException.usage("--count is from 1 to " + MOST);
        }
        RunningEmulator emulator = traffic.emulator(wiring);
        String agent = traffic.agent(wiring, emulator.state());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode started = answer.putArray("sessions");
        for (int i = 0; i < count; i++) {
            EmulatedSession session = start(emulator, agent);
            started.addObject()
                    .put("session_id", session.id())
                    .put("agent_id", agent)
                    .put("instance_id", session.instance())
                    .put("waiting", session.waiting());
            if (!json) {
                wiring.environment().out().line(session.id());
            }
            wiring.status(session.id() + (session.waiting() ? " waits for an instance" : " on " + session.instance()));
        }
        if (json) {
            wiring.environment().out().line(answer.toPrettyString());
        }
        return ExitCode.OK;
    }

    private EmulatedSession start(RunningEmulator emulator, String agent) {
        try {
            return emulator.startSession(agent, traffic.deployment());
        } catch (SessionRefused e) {
            throw LkjException.failed("refused: " + e.getMessage(), e).withHint("lkj emulator sessions list");
        }
    }
}
