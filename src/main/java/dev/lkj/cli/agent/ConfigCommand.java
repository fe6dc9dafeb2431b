package dev.lkj.cli.agent;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lkj.cli.NextCommand;
import dev.lkj.cli.Target;
import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.cli.options.AgentOptions;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.project.LiveKitToml;
import dev.lkj.wire.AgentInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the project file for an agent that exists. */
@Command(
        name = "config",
        description = {
            "Write the project file (livekit.toml) of a folder for an agent that exists.",
            "Comments and other keys of an existing file stay; the file of another agent is"
                    + " overwritten only with your consent.",
        },
        footer = {
            "  lkj agent config                     pick one of the project's agents",
            "  lkj agent config --id CA_abc svc     write svc/livekit.toml",
            "  lkj agent config --config prod.toml --id CA_abc",
        })
final class ConfigCommand implements Verb {
    @Mixin
    private AgentOptions agent = new AgentOptions();

    @Option(
            names = {"-j", "--json"},
            description = "Print what was written as JSON.")
    private boolean json;

    @Override
    public ExitCode run(Wiring wiring) {
        Target target = agent.unmatchedTarget(wiring);
        String subdomain = target.project().requireSubdomain();
        LiveKitToml file = target.file();
        String wanted = wanted(agent.id(), file);
        askToOverwrite(wiring, file, subdomain, wanted);
        if (wanted.isEmpty()) {
            wanted = target.pick(wiring, false);
        }
        List<AgentInfo> found = target.agents().listAgents(wanted).agents();
        if (found.isEmpty()) {
            throw LkjException.of(ExitCode.DENIED, "agent not found: " + wanted + " is not in this project")
                    .withHint(NextCommand.list(wiring));
        }
        String name = wiring.global().config();
        LiveKitToml.save(target.directory(), name, subdomain, found.get(0).agentId());
        Results.note(wiring, "Saving config file [" + name + "]", json);
        if (json) {
            Results.json(
                    wiring,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("file", name)
                            .put("subdomain", subdomain)
                            .put("agent_id", found.get(0).agentId()));
        }
        return ExitCode.OK;
    }

    /** The agent of the flag, else of the file; empty when neither names one. */
    private static String wanted(@Nullable String flag, @Nullable LiveKitToml file) {
        if (flag != null && !flag.isEmpty()) {
            return flag;
        }
        return file == null ? "" : file.agentId();
    }

    private static void askToOverwrite(Wiring wiring, @Nullable LiveKitToml file, String subdomain, String wanted) {
        if (file == null) {
            return;
        }
        boolean otherProject =
                !file.subdomain().equals(subdomain) && !file.subdomain().isEmpty();
        boolean otherAgent = !file.agentId().isEmpty() && !file.agentId().equals(wanted);
        if (!(otherProject || otherAgent) || wiring.global().yes()) {
            return;
        }
        String whose = otherAgent
                ? "agent " + file.agentId() + ", not of " + wanted
                : "project " + file.subdomain() + ", not of " + subdomain;
        if (!wiring.prompter().isInteractive()) {
            throw LkjException.usage("config file [" + file.name() + "] already exists: it is of " + whose)
                    .withHint("--yes overwrites it, --config NAME writes another file");
        }
        wiring.failures().warn(file.location() + " is of " + whose);
        if (!wiring.prompter().confirm("Config file [" + file.name() + "] file already exists. Overwrite?", false)) {
            throw LkjException.failed("config file [" + file.name() + "] already exists; it was left as it is");
        }
    }
}
