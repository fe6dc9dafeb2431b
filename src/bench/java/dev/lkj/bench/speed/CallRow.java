package dev.lkj.bench.speed;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One API call with all that belongs to it: project file, CLI config file, token, request, table. */
final class CallRow implements Row {
    @Override
    public String name() {
        return "call";
    }

    @Override
    public String title() {
        return "one API call over http: `lkj agent status`";
    }

    @Override
    public List<Goal> goals() {
        return List.of(Goal.CALL_TIME, Goal.CALL_MEMORY);
    }

    @Override
    public Finding measure(Stage stage) throws Exception {
        Path folder = Folders.agent(stage.folder().resolve(name()), 0);
        try (CannedServer server = CannedServer.plain(stage.watch())) {
            Map<String, String> variables = stage.variablesAnd(Map.of("LK_AGENTS_URL", server.address()));
            return AgainstNothing.measure(
                    this,
                    stage,
                    stage.effort().often(),
                    cli -> stage.watch().of(cli.program(folder, variables, "agent", "status")));
        }
    }
}
