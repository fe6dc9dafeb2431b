package dev.lkj.cli.local;

import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** A command of the reference that lkj does not have: it says so, whatever its flags are. */
abstract class ElsewhereCommand implements Verb {
    @Unmatched
    private List<String> ignored = new ArrayList<>();

    @Override
    public ExitCode run(Wiring wiring) {
        String name = wiring.commandName();
        String theirs = "lk " + name;
        String ours = "lkj agent dev" + " ".repeat(Math.max(0, theirs.length() - 13));
        throw LkjException.usage("lkj has no `" + name + "`: it needs audio devices or LiveKit's models")
                .withHint(theirs + "   is LiveKit's own tool for it\n" + ours + "   runs the agent on this machine");
    }

    /** Talks to an agent in the terminal. */
    @Command(name = "console", hidden = true, description = "Not in lkj: `lk agent console` has it.")
    static final class Console extends ElsewhereCommand {}

    /** Talks to an agent that runs in the background. */
    @Command(name = "daemon", hidden = true, description = "Not in lkj: `lk agent daemon` has it.")
    static final class Daemon extends ElsewhereCommand {}

    /** Lets simulated callers talk to an agent. */
    @Command(name = "simulate", hidden = true, description = "Not in lkj: `lk agent simulate` has it.")
    static final class Simulate extends ElsewhereCommand {}
}
