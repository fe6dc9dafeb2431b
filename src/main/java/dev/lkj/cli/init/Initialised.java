package dev.lkj.cli.init;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.cli.JsonEvents;
import dev.lkj.cli.Wiring;
import dev.lkj.cli.agent.Results;
import dev.lkj.project.ShellWords;
import java.util.List;

/**
 * A project that was made.
 *
 * @param template where it came from
 * @param installed whether its install task ran well
 */
record Initialised(String name, String template, boolean installed) {

    /** Says so, and what to do next. */
    void tell(Wiring wiring, boolean json) {
        if (json) {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            fill(result);
            Results.json(wiring, result);
            return;
        }
        wiring.status("Created [" + name + "]");
        wiring.status("");
        wiring.status("  " + ShellWords.of(List.of("cd", name)));
        wiring.status("  lkj agent dev       run it on this machine");
        wiring.status("  lkj agent create    run it in the cloud");
    }

    /** Says so before something else is done with it. */
    void announce(Wiring wiring, boolean json) {
        if (json) {
            new JsonEvents(wiring.environment().out(), wiring.environment().clock()).emit("initialised", this::fill);
        } else {
            wiring.status("Created [" + name + "]");
        }
    }

    private void fill(ObjectNode node) {
        node.put("directory", name)
                .put("template", template.replaceFirst("://[^/@]*@", "://"))
                .put("env_file", EnvFile.NAME)
                .put("installed", installed);
    }
}
