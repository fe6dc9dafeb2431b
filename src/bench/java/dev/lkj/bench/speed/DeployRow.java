package dev.lkj.bench.speed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A whole deploy to a service that builds and rolls out in no time. */
final class DeployRow implements Row {
    private static final int FILES = 20;
    private static final int CROWDED_FILES = 60;

    private final boolean crowded;

    private DeployRow(boolean crowded) {
        this.crowded = crowded;
    }

    /** Of a folder with nothing but the agent. */
    static Row plain() {
        return new DeployRow(false);
    }

    /** Of a folder with all that people have beside it. */
    static Row crowded() {
        return new DeployRow(true);
    }

    @Override
    public String name() {
        return crowded ? "deploy-crowded" : "deploy";
    }

    @Override
    public String title() {
        return crowded
                ? "`lkj agent deploy` of 60 files beside `.git`, `.venv` and `node_modules` (28,000 files)"
                : "`lkj agent deploy` of 20 files, empty build and rollout";
    }

    @Override
    public List<Goal> goals() {
        return crowded ? List.of(Goal.CROWDED_TIME) : List.of(Goal.DEPLOY_TIME, Goal.DEPLOY_MEMORY);
    }

    @Override
    public Finding measure(Stage stage) throws Exception {
        Path folder = Folders.agent(stage.folder().resolve(name()), crowded ? CROWDED_FILES : FILES);
        if (crowded) {
            crowd(stage, folder);
        }
        int turns = crowded ? stage.effort().fewer() : stage.effort().turns();
        try (CannedServer server = CannedServer.plain(stage.watch())) {
            Map<String, String> variables = stage.variablesAnd(Map.of("LK_AGENTS_URL", server.address()));
            Finding found = AgainstNothing.measure(
                    this,
                    stage,
                    Turns.brief(turns),
                    cli -> stage.watch().of(cli.program(folder, variables, "agent", "deploy")));
            return crowded && stage.reference().isPresent() ? besideReference(stage, found) : found;
        }
    }

    private static void crowd(Stage stage, Path folder) throws IOException, InterruptedException {
        Jdk any = stage.lkj().get(0).jdk().orElseThrow();
        stage.installer().run(folder, any, "git", "init", "-q");
        stage.installer().run(folder, any, "git", "add", ".");
        stage.installer()
                .run(folder, any, "git", "-c", "user.name=b", "-c", "user.email=b@b", "commit", "-q", "-m", "b");
        int third = stage.effort().crowd() / 3;
        Folders.fill(folder.resolve(".git").resolve("objects").resolve("kept"), third, "");
        Folders.fill(folder.resolve(".venv").resolve("lib"), third, ".py");
        Folders.fill(folder.resolve("node_modules"), stage.effort().crowd() - 2 * third, ".js");
    }

    /** Adds how lkj does beside the reference, whose series is the last. */
    private static Finding besideReference(Stage stage, Finding found) {
        Series reference = found.series().get(found.series().size() - 1);
        List<Cell> cells = new ArrayList<>(found.cells());
        for (int i = 0; i < stage.lkj().size(); i++) {
            List<Quantity> all = new ArrayList<>(cells.get(i).quantities());
            Estimate ratio = found.series().get(i + 1).over(reference);
            all.add(Quantity.of(ratio, Goal.CROWDED_REFERENCE, stage.lkj().get(i)));
            cells.set(i, new Cell(cells.get(i).column(), all));
        }
        return new Finding(found.row(), cells, found.series(), found.remarks());
    }
}
